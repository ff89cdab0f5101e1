import type { Schemas } from '@castai-bot/api/bot';
import type { CallSettings, Describe, Subject } from '../../http/prepare/api-call.ts';
import type { ApiCaller, ListOptions } from '../call/api-caller.ts';
import type { Paged } from '../list/paged.ts';
import type { ChangeArguments, Sent } from '../document/typed-call.ts';
import type { Planned } from '../plan/planned-values.ts';
import { nameWorkload } from './workload-settings.ts';

/** A scaling policy: what its workloads inherit. */
export type ScalingPolicy = Schemas['ScalingPolicy'];

/** What a new scaling policy says. */
export type NewScalingPolicy = Sent<Schemas['NewScalingPolicy']>;

/** The whole of a scaling policy; a replacement leaves nothing as it was. */
export type ScalingPolicyUpdate = Sent<Schemas['ScalingPolicyUpdate']>;

interface Assignment {
  readonly clusterId: string;
  readonly policyId: string;
  readonly workloadIds: readonly string[];
}

/** The scaling policies of workload autoscaling. @see https://api.cast.ai/v1/spec/openapi.json */
export class ScalingPolicies {
  readonly #api: ApiCaller;

  constructor(api: ApiCaller) {
    this.#api = api;
  }

  /** Lists the scaling policies of a cluster; the API sends them in one answer. */
  list(
    filter: { readonly clusterId: string },
    options: Omit<ListOptions, 'pageSize'> = {},
  ): Paged<ScalingPolicy> {
    const { limit, ...settings } = options;
    const params = { clusterId: filter.clusterId };
    return this.#api.listWhole(
      async () => (await this.#api.call('listScalingPolicies', { params, ...settings })).items,
      limit,
    );
  }

  /** Reads one scaling policy. */
  async get(clusterId: string, policyId: string, settings: CallSettings = {}): Promise<ScalingPolicy> {
    return this.#api.call('getScalingPolicy', { params: { clusterId, policyId }, ...settings });
  }

  /**
   * Creates a scaling policy.
   *
   * @throws ApiError `conflict` when the cluster has one of that name
   */
  async create(
    clusterId: string,
    policy: NewScalingPolicy,
    settings: CallSettings = {},
  ): Promise<Planned<ScalingPolicy>> {
    return this.#api.call('createScalingPolicy', { params: { clusterId }, body: policy, ...settings });
  }

  /** Replaces a scaling policy, all of it. One with `isReadonly` cannot be changed. */
  async update(
    ...[clusterId, policyId, policy, settings]: ChangeArguments<ScalingPolicyUpdate>
  ): Promise<Planned<ScalingPolicy>> {
    const input = { params: { clusterId, policyId }, body: policy, ...settings };
    return this.#api.call('updateScalingPolicy', input);
  }

  /** Reads what of a scaling policy an update sets, so that `update` puts exactly that back. It is JSON. */
  readSettings(policy: ScalingPolicy): ScalingPolicyUpdate {
    const { applyType, assignmentRules, hpaSettings, isOpsPilot, name, recommendationPolicies } = policy;
    return { applyType, assignmentRules, hpaSettings, isOpsPilot, name, recommendationPolicies };
  }

  /** Deletes a scaling policy. */
  async delete(clusterId: string, policyId: string, settings: CallSettings = {}): Promise<void> {
    await this.#api.callMaybeEmpty('deleteScalingPolicy', { params: { clusterId, policyId }, ...settings });
  }

  /** Puts workloads under a scaling policy, all in one request: the cheapest way to switch many of them. */
  async assign(
    ...[clusterId, policyId, workloadIds, settings]: ChangeArguments<readonly string[]>
  ): Promise<void> {
    const input = { params: { clusterId, policyId }, body: { workloadIds }, ...settings };
    const describe: Describe = (reading) =>
      this.#describeAssignment({ clusterId, policyId, workloadIds }, reading);
    await this.#api.changeMaybeEmpty('assignScalingPolicy', describe, input);
  }

  async #describeAssignment(
    { clusterId, policyId, workloadIds }: Assignment,
    reading: CallSettings,
  ): Promise<Subject> {
    const { name } = await this.get(clusterId, policyId, reading);
    const ids = new Set(workloadIds);
    const workloads = await this.#api.list('listWorkloads', { params: { clusterId } }, reading).toArray();
    const assigned = workloads.filter(({ id }) => ids.has(id));
    return {
      name,
      before: Object.fromEntries(assigned.map((each) => [nameWorkload(each), each.scalingPolicyName])),
      after: Object.fromEntries(assigned.map((each) => [nameWorkload(each), name])),
    };
  }

  /** Sets the order in which the assignment rules of the policies are tried: the id of every policy, the first one first. */
  async setOrder(
    clusterId: string,
    policyIds: readonly string[],
    settings: CallSettings = {},
  ): Promise<void> {
    const input = { params: { clusterId }, body: { policyIds }, ...settings };
    const describe: Describe = async (reading) => {
      const present = await this.list({ clusterId }, reading).toArray();
      const names = new Map(present.map(({ id, name }) => [id, name]));
      return {
        before: { order: present.map(({ name }) => name) },
        after: { order: policyIds.map((id) => names.get(id) ?? id) },
      };
    };
    await this.#api.changeMaybeEmpty('setScalingPoliciesOrder', describe, input);
  }
}
