import type { Schemas } from '@castai-bot/api/bot';
import type { CallSettings, Describe } from '../../http/prepare/api-call.ts';
import type { ApiCaller } from '../call/api-caller.ts';
import type { Changes } from '../body/merge-changes.ts';
import type { ClusterPolicies, Policies } from './policies.ts';
import type { Planned } from '../plan/planned-values.ts';

/** How the evictor of a cluster works. Its `status` is read-only: anything but `Compatible` may refuse changes. */
export type EvictorSettings = NonNullable<NonNullable<ClusterPolicies['nodeDownscaler']>['evictor']>;

/** What the evictor works by, as its own service knows it. */
export type EvictorServiceConfig = Schemas['WorkloadEvictionConfig'];

/** Which pods and nodes the evictor treats differently. */
export type EvictorAdvancedConfig = Schemas['EvictorAdvancedConfig'];

/** The component that empties nodes by evicting their pods. @see https://api.cast.ai/v1/spec/openapi.json */
export class Evictor {
  readonly #api: ApiCaller;
  readonly #policies: Policies;

  constructor(api: ApiCaller, policies: Policies) {
    this.#api = api;
    this.#policies = policies;
  }

  /** Reads how the evictor works; undefined where the cluster's policies do not say. */
  async get(clusterId: string, settings: CallSettings = {}): Promise<EvictorSettings | undefined> {
    return (await this.#policies.get(clusterId, settings)).nodeDownscaler?.evictor;
  }

  /**
   * Changes how the evictor works, through the policies of the cluster. Switching `enabled` installs or removes the
   * component; `aggressiveMode` also evicts pods that have no replica.
   *
   * @throws EvictorNotOursError when the evictor was not installed by CAST AI
   */
  async update(
    clusterId: string,
    evictor: Changes<Omit<EvictorSettings, 'status'>>,
    settings: CallSettings = {},
  ): Promise<Planned<EvictorSettings | undefined>> {
    const policies = await this.#policies.update(clusterId, { nodeDownscaler: { evictor } }, settings);
    return policies.nodeDownscaler?.evictor;
  }

  /**
   * Puts back what `get` read, all of it: a setting that the evictor has got since goes, where `update` would leave it.
   * What the cluster tells of its evictor (`status`) stays.
   *
   * @throws EvictorNotOursError when the evictor was not installed by CAST AI
   */
  async restoreSettings(
    clusterId: string,
    saved: EvictorSettings,
    settings: CallSettings = {},
  ): Promise<Planned<EvictorSettings | undefined>> {
    const restore = ({ nodeDownscaler = {}, ...others }: ClusterPolicies): ClusterPolicies => ({
      ...others,
      nodeDownscaler: { ...nodeDownscaler, evictor: { ...saved, ...pickStatus(nodeDownscaler.evictor) } },
    });
    return (await this.#policies.update(clusterId, restore, settings)).nodeDownscaler?.evictor;
  }

  /** Reads what the evictor works by as its own service knows it, which is more than the policies say. */
  async getServiceConfig(clusterId: string, settings: CallSettings = {}): Promise<EvictorServiceConfig> {
    return this.#api.call('getWorkloadEvictionConfig', { params: { clusterId }, ...settings });
  }

  /** Reads which pods and nodes the evictor treats differently. */
  async getAdvancedConfig(clusterId: string, settings: CallSettings = {}): Promise<EvictorAdvancedConfig> {
    return this.#api.call('getEvictorAdvancedConfig', { params: { clusterId }, ...settings });
  }

  /** Replaces which pods and nodes the evictor treats differently, all of it. */
  async replaceAdvancedConfig(
    clusterId: string,
    config: EvictorAdvancedConfig,
    settings: CallSettings = {},
  ): Promise<Planned<EvictorAdvancedConfig>> {
    // A POST that replaces: twice is once.
    const input = { params: { clusterId }, body: config, isIdempotent: true, ...settings };
    const describe: Describe = async (reading) => ({
      before: await this.getAdvancedConfig(clusterId, reading),
    });
    return this.#api.change('updateEvictorAdvancedConfig', describe, input);
  }
}

function pickStatus({ allowed, status }: EvictorSettings = {}): EvictorSettings {
  return { ...(allowed === undefined ? {} : { allowed }), ...(status === undefined ? {} : { status }) };
}
