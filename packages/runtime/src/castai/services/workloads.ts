import { readOwnConfig, type Schemas } from '@castai-bot/api/bot';
import type { CallSettings } from '../../http/prepare/api-call.ts';
import type { ApiCaller, ListOptions } from '../call/api-caller.ts';
import type { Paged } from '../list/paged.ts';
import type { ChangeArguments, Input, ShapeOf } from '../document/typed-call.ts';
import type { Planned } from '../plan/planned-values.ts';
import { isDeepStrictEqual } from '../../platform/node-util.ts';
import {
  nameWorkload,
  planSwitch,
  refuseAnnotated,
  type Scaling,
  toUpdate,
  type WantedOption,
  type WorkloadUpdate,
} from './workload-settings.ts';

/** A workload as workload autoscaling sees it. */
export type Workload = Schemas['Workload'];

/** Whether workload autoscaling acts (`MANAGED`) or only recommends (`READ_ONLY`). */
export type ManagementOption = Schemas['ManagementOption'];

/** Which option of a workload is switched. */
export interface SwitchOptions extends CallSettings {
  /** Its vertical autoscaling (of what its containers request), its horizontal (of how many pods it has), or both. @default 'vertical' */
  readonly scaling?: Scaling | 'both' | undefined;
}

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
   * Switches the vertical autoscaling of one workload, or the one that `scaling` names, on (`MANAGED`), off
   * (`READ_ONLY`) or to what its scaling policy says (`INHERIT`), and keeps every other setting that the workload has
   * of its own. Sends nothing when it already is so. That an update which leaves the option out makes it inherited is
   * from CAST AI's OpenAPI document, which has no word for it; no live answer has shown it.
   *
   * @param workload As the API listed it: its overrides go back with the update
   * @returns the workload as it is now
   * @throws CastAiBotError `managed_by_annotations` for a workload whose annotations configure it; the API refuses
   * those. `overrides_would_be_lost` for one with overrides that an update cannot carry
   * @see https://api.cast.ai/v1/spec/openapi.json
   */
  async setManagementOption(
    workload: Workload,
    managementOption: WantedOption,
    { scaling = 'vertical', ...settings }: SwitchOptions = {},
  ): Promise<Planned<Workload>> {
    const planned = planSwitch(workload, managementOption, scaling);
    if (planned === undefined) return workload;
    const answer = await this.#api.changeMaybeEmpty(
      'updateWorkload',
      { name: nameWorkload(workload), before: planned.before },
      {
        params: { clusterId: workload.clusterId, workloadId: workload.id },
        body: planned.after,
        ...settings,
      },
    );
    return answer?.workload ?? workload;
  }

  /**
   * Reads what a workload sets for itself: its scaling policy and its own overrides, vertical and horizontal; what is
   * not in them is inherited. It is JSON, to be kept until `restoreSettings` puts it back.
   *
   * @param workload As the API listed it
   * @throws CastAiBotError where it could not be put back, so that you know before you change it:
   * `managed_by_annotations`, `overrides_would_be_lost`
   */
  readSettings(workload: Workload): WorkloadUpdate {
    return toUpdate(
      workload,
      `read settings of the workload ${JSON.stringify(nameWorkload(workload))} to put them back`,
    );
  }

  /**
   * Puts back what `readSettings` read: overrides that the workload has got since are inherited again. Reads the
   * workload first, and sends nothing when it already is so.
   *
   * @returns the workload as it is now
   * @throws CastAiBotError `managed_by_annotations` for one that annotations configure by now
   */
  async restoreSettings(
    { clusterId, id }: Pick<Workload, 'clusterId' | 'id'>,
    saved: WorkloadUpdate,
    settings: CallSettings = {},
  ): Promise<Planned<Workload>> {
    const workload = await this.get(clusterId, id, settings);
    refuseAnnotated(workload, `put back settings of the workload ${JSON.stringify(nameWorkload(workload))}`);
    const { config, unwritable } = readOwnConfig(workload.workloadOverrides);
    const present = { scalingPolicyId: workload.scalingPolicyId, workloadConfig: config };
    if (unwritable.length === 0 && isDeepStrictEqual(present, saved)) return workload;
    return (await this.update(clusterId, id, saved, settings)) ?? workload;
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
