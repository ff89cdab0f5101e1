import type { Schemas } from '@castai-bot/api/bot';
import type { CallSettings, Describe } from '../../http/prepare/api-call.ts';
import type { ApiCaller, ListOptions } from '../call/api-caller.ts';
import { identify, type Identified } from '../body/identified.ts';
import type { Paged } from '../list/paged.ts';
import type { Input, Sent, ShapeOf } from '../document/typed-call.ts';
import type { Planned } from '../plan/planned-values.ts';

/** A promise to a cloud to use something for a time, at a discount. */
export type Commitment = Identified<Schemas['Commitment']>;
export type CommitmentUpdate = Sent<Schemas['CommitmentUpdate']>;
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
    return this.#api
      .listWhole(async () => (await this.#api.call('listCommitments', input)).commitments, limit)
      .map(identify);
  }

  /** Reads one commitment. */
  async get(commitmentId: string, settings: CallSettings = {}): Promise<Commitment | undefined> {
    const input = { params: { commitmentId }, ...settings };
    const { commitment } = await this.#api.call('getCommitment', input);
    return commitment === undefined ? undefined : identify(commitment);
  }

  /** Changes a commitment. */
  async update(commitmentId: string, update: CommitmentUpdate, settings: CallSettings = {}): Promise<void> {
    const input = { params: { commitmentId }, body: update, ...settings };
    const describe: Describe = async (reading) => {
      const before = await this.get(commitmentId, reading);
      return { name: before?.name, before };
    };
    await this.#api.changeMaybeEmpty('updateCommitment', describe, input);
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
  ): Promise<Planned<readonly CommitmentAssignment[]>> {
    const input = { params: { commitmentId }, body: clusterIds, ...settings };
    const describe: Describe = async (reading) => {
      const commitment = await this.get(commitmentId, reading);
      const assignments = await this.listAssignments(commitmentId, reading);
      return {
        name: commitment?.name,
        before: assignments.map(({ clusterId }) => clusterId),
      };
    };
    return (await this.#api.change('replaceCommitmentAssignments', describe, input)).assignments ?? [];
  }

  /** Reads how much of a commitment was used, hour by hour or day by day. */
  async getUsageHistory(filter: UsageFilter, settings: CallSettings = {}): Promise<CommitmentUsageHistory> {
    const { commitmentId, organizationId, ...query } = filter;
    const params = { commitmentId, organizationId };
    return this.#api.call('getCommitmentUsageHistory', { params, query, ...settings });
  }
}
