import { readOwnConfig, type Schemas } from '@castai-bot/api/bot';
import { CastAiBotError } from '../../errors.ts';
import type { CallSettings } from '../../http/prepare/api-call.ts';
import type { ApiCaller, ListOptions } from '../call/api-caller.ts';
import type { Paged } from '../list/paged.ts';
import type { ChangeArguments, Input, Sent, ShapeOf } from '../document/typed-call.ts';
import type { Planned } from '../plan/planned-values.ts';

/** A workload as workload autoscaling sees it. */
export type Workload = Schemas['Workload'];

/** Whether workload autoscaling acts (`MANAGED`) or only recommends (`READ_ONLY`). */
export type ManagementOption = Schemas['ManagementOption'];

/** The new configuration of a workload; what it leaves out is inherited from the scaling policy. */
export type WorkloadUpdate = Sent<Schemas['WorkloadUpdate']>;

/** Which workloads of which cluster. */
export type WorkloadFilter = { readonly clusterId: string } & Omit<
  NonNullable<Input<ShapeOf<'listWorkloads'>>['query']>,
  'page.limit' | 'page.cursor'
>;

/** Something that happened to a workload. */
export type WorkloadEvent = Schemas['WorkloadEvent'];

/** Which events of which cluster. */
export type WorkloadEventFilter = { readonly clusterId: string } & Omit<
  NonNullable<Input<ShapeOf<'listWorkloadEvents'>>['query']>,
  'page.limit' | 'page.cursor'
>;

/** A workload's recommendation as `object`, which Kubernetes understands. */
export type RecommendationManifest = Schemas['RecommendationManifest'];

/** A HorizontalPodAutoscaler, as it was and as it is. */
export type WorkloadAutoscaler = Schemas['ClusterHPA'];

/** Which autoscalers of which cluster. */
export type AutoscalerFilter = { readonly clusterId: string } & NonNullable<
  Input<ShapeOf<'analyzeHPAs'>>['query']
>;

/** What the key may change. */
export type WorkloadsAccess = Schemas['WorkloadsAccessContext'];

/** The workloads of a cluster and their autoscaling. @see https://api.cast.ai/v1/spec/openapi.json */
export class Workloads {
  readonly #api: ApiCaller;

  constructor(api: ApiCaller) {
    this.#api = api;
  }

  /**
   * Lists the workloads of a cluster.
   *
   * Read a filtered list to its end before the first write that changes what the filter finds: the list shrinks under
   * a cursor.
   */
  list({ clusterId, ...query }: WorkloadFilter, options: ListOptions = {}): Paged<Workload> {
    return this.#api.list('listWorkloads', { params: { clusterId }, query }, options);
  }

  /** Reads one workload. */
  async get(clusterId: string, workloadId: string, settings: CallSettings = {}): Promise<Workload> {
    const { workload } = await this.#api.call('getWorkload', {
      params: { clusterId, workloadId },
      ...settings,
    });
    return workload;
  }

  /**
   * Replaces the configuration of a workload (v2 PUT): what `update` leaves out is inherited from the scaling policy
   * afterwards. `setManagementOption` changes one thing and keeps the rest.
   */
  async update(
    ...[clusterId, workloadId, update, settings]: ChangeArguments<WorkloadUpdate>
  ): Promise<Planned<Workload | undefined>> {
    const answer = await this.#api.changeMaybeEmpty('updateWorkload', undefined, {
      params: { clusterId, workloadId },
      body: update,
      ...settings,
    });
    return answer?.workload;
  }

  /**
   * Switches workload autoscaling of one workload on (`MANAGED`) or off (`READ_ONLY`) and keeps every other setting
   * that the workload has of its own. Sends nothing when it already is so.
   *
   * @param workload As the API listed it: its overrides go back with the update
   * @returns the workload as it is now
   * @throws CastAiBotError `managed_by_annotations` for a workload whose annotations configure it; the API refuses
   * those. `overrides_would_be_lost` for one with overrides that an update cannot carry
   * @see https://api.cast.ai/v1/spec/openapi.json
   */
  async setManagementOption(
    workload: Workload,
    managementOption: 'MANAGED' | 'READ_ONLY',
    settings: CallSettings = {},
  ): Promise<Planned<Workload>> {
    if (workload.workloadConfigV2.vpaConfig.managementOption === managementOption) return workload;
    const { config, unwritable } = readOwnConfig(workload.workloadOverrides);
    const name = `${workload.namespace}/${workload.name}`;
    const refuse = (code: string, problem: string): CastAiBotError =>
      new CastAiBotError(
        `Cannot switch the workload ${JSON.stringify(name)} to ${managementOption}: ${problem}`,
        {
          code,
        },
      );
    if (workload.managedBy === 'ANNOTATIONS') {
      throw refuse(
        'managed_by_annotations',
        'found it configured by its annotations, which only Kubernetes can change',
      );
    }
    if (unwritable.length > 0) {
      throw refuse('overrides_would_be_lost', `found ${unwritable.join(', ')}, which an update would drop`);
    }
    const before = { managementOption: workload.workloadConfigV2.vpaConfig.managementOption };
    const answer = await this.#api.changeMaybeEmpty(
      'updateWorkload',
      { name, before, after: { managementOption } },
      {
        params: { clusterId: workload.clusterId, workloadId: workload.id },
        body: {
          scalingPolicyId: workload.scalingPolicyId,
          workloadConfig: { ...config, vpaConfig: { ...config.vpaConfig, managementOption } },
        },
        ...settings,
      },
    );
    return answer?.workload ?? workload;
  }

  /** Lists what happened to the workloads of a cluster. */
  listEvents({ clusterId, ...query }: WorkloadEventFilter, options: ListOptions = {}): Paged<WorkloadEvent> {
    return this.#api.list('listWorkloadEvents', { params: { clusterId }, query }, options);
  }

  /**
   * Reads the recommendation of a workload as an object of Kubernetes.
   *
   * @throws ApiError `not_found` for one without a recommendation; that the API does so is a guess
   */
  async getRecommendationManifest(
    clusterId: string,
    workloadId: string,
    settings: CallSettings = {},
  ): Promise<RecommendationManifest> {
    const params = { clusterId, workloadId };
    return this.#api.call('getWorkloadRecommendationManifest', { params, ...settings });
  }

  /** Lists the HorizontalPodAutoscalers of a cluster and, where asked, what they would be after a conversion. */
  async listAutoscalers(
    { clusterId, ...query }: AutoscalerFilter,
    settings: CallSettings = {},
  ): Promise<readonly WorkloadAutoscaler[]> {
    return (await this.#api.call('analyzeHPAs', { params: { clusterId }, query, ...settings })).items;
  }

  /** Reads which namespaces the key may change workloads in. */
  async getAccess(clusterId: string, settings: CallSettings = {}): Promise<WorkloadsAccess> {
    return this.#api.call('getWorkloadsAccessContext', { params: { clusterId }, ...settings });
  }
}
