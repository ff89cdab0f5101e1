import type { Schemas } from '@castai-bot/api/bot';
import type { CallSettings, Describe } from '../../http/prepare/api-call.ts';
import type { ApiCaller, ListOptions } from '../call/api-caller.ts';
import type { Paged } from '../list/paged.ts';
import type { ChangeArguments, Sent } from '../document/typed-call.ts';
import type { Planned } from '../plan/planned-values.ts';

/** How nodes are made: disk, image, subnets, kubelet. `version` grows with each change. */
export type NodeConfiguration = Schemas['NodeConfiguration'];

export type NewNodeConfiguration = Sent<Schemas['NewNodeConfiguration']>;
export type NodeConfigurationUpdate = Sent<Schemas['NodeConfigurationUpdate']>;

/** The node configurations of a cluster. @see https://api.cast.ai/v1/spec/openapi.json */
export class NodeConfigurations {
  readonly #api: ApiCaller;

  constructor(api: ApiCaller) {
    this.#api = api;
  }

  /** Lists the configurations of a cluster; the API sends them in one answer. */
  list(
    filter: { readonly clusterId: string },
    options: Omit<ListOptions, 'pageSize'> = {},
  ): Paged<NodeConfiguration> {
    const { limit, ...settings } = options;
    const input = { params: { clusterId: filter.clusterId }, ...settings };
    return this.#api.listWhole(
      async () => (await this.#api.call('listNodeConfigurations', input)).items,
      limit,
    );
  }

  /** Reads one configuration. */
  async get(clusterId: string, id: string, settings: CallSettings = {}): Promise<NodeConfiguration> {
    return this.#api.call('getNodeConfiguration', { params: { clusterId, id }, ...settings });
  }

  /** Creates a configuration. */
  async create(
    clusterId: string,
    config: NewNodeConfiguration,
    settings: CallSettings = {},
  ): Promise<Planned<NodeConfiguration>> {
    return this.#api.call('createNodeConfiguration', { params: { clusterId }, body: config, ...settings });
  }

  /** Changes a configuration. The API takes a POST for it. */
  async update(
    ...[clusterId, id, config, settings]: ChangeArguments<NodeConfigurationUpdate>
  ): Promise<Planned<NodeConfiguration>> {
    const input = { params: { clusterId, id }, body: config, ...settings };
    return this.#api.call('updateNodeConfiguration', input);
  }

  /** Makes a configuration the default one. */
  async setDefault(
    clusterId: string,
    id: string,
    settings: CallSettings = {},
  ): Promise<Planned<NodeConfiguration>> {
    const input = { params: { clusterId, id }, isIdempotent: true, ...settings };
    const describe: Describe = async (reading) => {
      const { default: isDefault, name } = await this.get(clusterId, id, reading);
      return { name, before: { default: isDefault }, after: { default: true } };
    };
    return this.#api.change('setDefaultNodeConfiguration', describe, input);
  }

  /** Deletes a configuration. */
  async delete(clusterId: string, id: string, settings: CallSettings = {}): Promise<void> {
    await this.#api.callMaybeEmpty('deleteNodeConfiguration', { params: { clusterId, id }, ...settings });
  }
}
