import type { Schemas } from '@castai-bot/api';
import type { CallSettings } from '../http/api-call.ts';
import type { ApiCaller, ListOptions } from './api-caller.ts';
import type { Paged } from './paged.ts';

/** A cluster as CAST AI sees it. Its `status` and `agentStatus` may hold words that are not listed anywhere. */
export type Cluster = Schemas['Cluster'];

/** The clusters of an organization. @see castai/api.md §2 */
export class Clusters {
  readonly #api: ApiCaller;

  constructor(api: ApiCaller) {
    this.#api = api;
  }

  /** Lists the clusters of the organization; the API sends them in one answer. */
  list(options: Omit<ListOptions, 'pageSize'> = {}): Paged<Cluster> {
    const { limit, ...settings } = options;
    return this.#api.listWhole(async () => (await this.#api.call('listClusters', settings)).items, limit);
  }

  /**
   * Reads one cluster. `status: 'archived'` is a deleted one.
   *
   * @throws ApiError `not_found` for an id that nobody has
   */
  async get(clusterId: string, settings: CallSettings = {}): Promise<Cluster> {
    return this.#api.call('getCluster', { params: { clusterId }, ...settings });
  }
}
