import type { Schemas } from '@castai-bot/api/bot';
import type { CallSettings, Describe } from '../../http/prepare/api-call.ts';
import type { ApiCaller, ListOptions } from '../call/api-caller.ts';
import { identify, type Identified } from '../body/identified.ts';
import type { NodeConfig } from './nodes.ts';
import type { Paged } from '../list/paged.ts';
import { poll, type WaitOptions } from '../call/poll.ts';
import type { Planned } from '../plan/planned-values.ts';

/** A cluster as CAST AI sees it. Its `status` and `agentStatus` may hold words that are not listed anywhere. */
export type Cluster = Identified<Schemas['Cluster']>;

export type UnscheduledPods = Schemas['ClusterUnscheduledPods'];
export type AgentStatus = Schemas['ClusterAgentStatus'];

/** How a cluster is woken up. */
export interface ResumeOptions extends CallSettings {
  /** Whether the API is only to say whether it would work. */
  readonly isTrial?: boolean | undefined;
}

/** How a cluster is hibernated. */
export interface HibernateOptions extends ResumeOptions {
  /** Whether to stop the control plane too; AKS only. */
  readonly stopControlPlane?: boolean | undefined;
}

/** What is left of CAST AI when a cluster is disconnected. */
export interface DisconnectOptions extends CallSettings {
  /** Whether to delete the nodes that CAST AI made. */
  readonly deleteProvisionedNodes?: boolean | undefined;
  /** Whether to leave its components in the cluster. */
  readonly keepKubernetesResources?: boolean | undefined;
}

/** The clusters of an organization. @see https://api.cast.ai/v1/spec/openapi.json */
export class Clusters {
  readonly #api: ApiCaller;

  constructor(api: ApiCaller) {
    this.#api = api;
  }

  /** Lists the clusters of the organization; the API sends them in one answer. */
  list(options: Omit<ListOptions, 'pageSize'> = {}): Paged<Cluster> {
    const { limit, ...settings } = options;
    return this.#api
      .listWhole(async () => (await this.#api.call('listClusters', settings)).items, limit)
      .map(identify);
  }

  /**
   * Reads one cluster. `status: 'archived'` is a deleted one.
   *
   * @throws ApiError `not_found` for an id that nobody has
   */
  async get(clusterId: string, settings: CallSettings = {}): Promise<Cluster> {
    return identify(await this.#api.call('getCluster', { params: { clusterId }, ...settings }));
  }

  /**
   * Waits until a cluster has one of these statuses, e.g. `hibernated` or `ready`.
   *
   * @throws CastAiBotError `wait_timeout`
   */
  async waitForStatus(
    clusterId: string,
    statuses: readonly string[],
    options: WaitOptions<Cluster> = {},
  ): Promise<Cluster> {
    const name = `the cluster ${JSON.stringify(clusterId)} to be ${statuses.join(' or ')}`;
    const read = (settings: CallSettings): Promise<Cluster> => this.get(clusterId, settings);
    const isDone = ({ status }: Cluster): boolean => statuses.includes(status ?? '');
    return poll({ name, read, isDone }, options, this.#api.clock);
  }

  /**
   * Starts to hibernate a cluster: all its nodes go.
   *
   * @returns the id of the operation; undefined where `isTrial` only asked whether it would work
   */
  async hibernate(clusterId: string, options: HibernateOptions = {}): Promise<Planned<string | undefined>> {
    const { isTrial, stopControlPlane, ...settings } = options;
    const query = { mode: modeOf(isTrial), stopControlPlane };
    const input = { params: { clusterId }, query, ...settings };
    const describe = this.#describe(clusterId, { status: 'hibernated' });
    const answer = await this.#api.change('hibernateCluster', describe, input);
    return isTrial === true ? undefined : answer.operationId;
  }

  /**
   * Starts to wake a cluster up with one first node.
   *
   * @returns the id of the operation; undefined where `isTrial` only asked whether it would work
   */
  async resume(
    clusterId: string,
    firstNode: NodeConfig,
    options: ResumeOptions = {},
  ): Promise<Planned<string | undefined>> {
    const { isTrial, ...settings } = options;
    const query = { mode: modeOf(isTrial) };
    const input = { params: { clusterId }, query, body: firstNode, ...settings };
    const describe = this.#describe(clusterId, { status: 'ready' });
    const answer = await this.#api.change('resumeCluster', describe, input);
    return isTrial === true ? undefined : answer.operationId;
  }

  /** Makes CAST AI look at a cluster again, which clears the status `failed`. */
  async reconcile(clusterId: string, settings: CallSettings = {}): Promise<void> {
    const input = { params: { clusterId }, isIdempotent: true, ...settings };
    const describe: Describe = async (reading) => {
      const { name, status } = await this.get(clusterId, reading);
      return { name, before: { status }, after: { status: status === 'failed' ? 'ready' : status } };
    };
    await this.#api.changeMaybeEmpty('reconcileCluster', describe, input);
  }

  /** Replaces the tags of a cluster, all of them. */
  async replaceTags(
    clusterId: string,
    tags: Readonly<Record<string, string>>,
    settings: CallSettings = {},
  ): Promise<void> {
    const input = { params: { clusterId }, body: tags, isIdempotent: true, ...settings };
    const describe: Describe = async (reading) => {
      const { name, tags: before = {} } = await this.get(clusterId, reading);
      return { name, before };
    };
    await this.#api.changeMaybeEmpty('setClusterTags', describe, input);
  }

  /** Starts to disconnect a cluster: CAST AI lets go of it. Read its `agentStatus` for the end. */
  async disconnect(clusterId: string, options: DisconnectOptions = {}): Promise<Planned<Cluster>> {
    const { deleteProvisionedNodes, keepKubernetesResources, ...settings } = options;
    const body = { deleteProvisionedNodes, keepKubernetesResources };
    const input = { params: { clusterId }, body, ...settings };
    const describe = this.#describe(clusterId, { agentStatus: 'disconnected' });
    return identify(await this.#api.change('disconnectCluster', describe, input));
  }

  /**
   * Deletes a cluster from CAST AI.
   *
   * @throws ApiError `bad_request` while its agent is connected: `disconnect` it first
   */
  async delete(clusterId: string, settings: CallSettings = {}): Promise<void> {
    await this.#api.callMaybeEmpty('deleteCluster', { params: { clusterId }, ...settings });
  }

  /** What a write makes of a cluster, for the plan of a dry run. */
  #describe(clusterId: string, after: Partial<Cluster>): Describe {
    return async (reading) => {
      const before = await this.get(clusterId, reading);
      return { name: before.name, before, after };
    };
  }

  /** Reads the pods that found no node, by what controls them. */
  async getUnscheduledPods(clusterId: string, settings: CallSettings = {}): Promise<UnscheduledPods> {
    return this.#api.call('getClusterUnscheduledPods', { params: { clusterId }, ...settings });
  }

  /** Reads how the components of CAST AI in a cluster are. */
  async getAgentStatus(clusterId: string, settings: CallSettings = {}): Promise<AgentStatus> {
    return this.#api.call('getClusterAgentStatus', { params: { clusterId }, ...settings });
  }
}

function modeOf(isTrial: boolean | undefined): 'OPERATION_MODE_DRY_RUN' | undefined {
  return isTrial === true ? 'OPERATION_MODE_DRY_RUN' : undefined;
}
