import type { Schemas } from '@castai-bot/api';
import type { CallSettings } from '../http/api-call.ts';
import type { ApiCaller, ListOptions } from './api-caller.ts';
import type { Paged } from './paged.ts';
import type { Input, ShapeOf } from './typed-call.ts';

/** A promise to a cloud to use something for a time, at a discount. */
export type Commitment = Schemas['Commitment'];
export type CommitmentUpdate = Schemas['CommitmentUpdate'];
export type CommitmentAssignment = Schemas['CommitmentAssignment'];
export type CommitmentUsageHistory = Schemas['CommitmentUsageHistory'];

/** Which commitments, and how much of their use. */
export type CommitmentFilter = NonNullable<Input<ShapeOf<'listCommitments'>>['query']>;

/** Which use of which commitment. */
export type UsageFilter = { readonly organizationId: string; readonly commitmentId: string } & Input<
  ShapeOf<'getCommitmentUsageHistory'>
>['query'];

/** The commitments of an organization. @see https://api.cast.ai/v1/spec/openapi.json */
export class Commitments {
  readonly #api: ApiCaller;

  constructor(api: ApiCaller) {
    this.#api = api;
  }

  /** Lists the commitments; the API sends them in one answer. */
  list(filter: CommitmentFilter = {}, options: Omit<ListOptions, 'pageSize'> = {}): Paged<Commitment> {
    const { limit, ...settings } = options;
    const input = { query: filter, ...settings };
    return this.#api.listWhole(
      async () => (await this.#api.call('listCommitments', input)).commitments,
      limit,
    );
  }

  /** Reads one commitment. */
  async get(commitmentId: string, settings: CallSettings = {}): Promise<Commitment | undefined> {
    return (await this.#api.call('getCommitment', { params: { commitmentId }, ...settings })).commitment;
  }

  /** Changes a commitment. */
  async update(commitmentId: string, update: CommitmentUpdate, settings: CallSettings = {}): Promise<void> {
    await this.#api.call('updateCommitment', { params: { commitmentId }, body: update, ...settings });
  }

  /** Lists the clusters that a commitment is for, the first one first served. */
  async listAssignments(
    commitmentId: string,
    settings: CallSettings = {},
  ): Promise<readonly CommitmentAssignment[]> {
    const answer = await this.#api.call('getCommitmentAssignments', {
      params: { commitmentId },
      ...settings,
    });
    return answer.assignments ?? [];
  }

  /** Replaces the clusters that a commitment is for, all of them, the first one first served. */
  async replaceAssignments(
    commitmentId: string,
    clusterIds: readonly string[],
    settings: CallSettings = {},
  ): Promise<readonly CommitmentAssignment[]> {
    const input = { params: { commitmentId }, body: [...clusterIds], ...settings };
    return (await this.#api.call('replaceCommitmentAssignments', input)).assignments ?? [];
  }

  /** Reads how much of a commitment was used, hour by hour or day by day. */
  async getUsageHistory(filter: UsageFilter, settings: CallSettings = {}): Promise<CommitmentUsageHistory> {
    const { commitmentId, organizationId, ...query } = filter;
    const params = { commitmentId, organizationId };
    return this.#api.call('getCommitmentUsageHistory', { params, query, ...settings });
  }
}
