import type { Schemas } from '@castai-bot/api/bot';
import { CastAiBotError } from '../../errors.ts';
import type { CallSettings, Describe } from '../../http/prepare/api-call.ts';
import type { ApiCaller, ListOptions } from '../call/api-caller.ts';
import type { Paged } from '../list/paged.ts';
import type { ChangeArguments, Sent } from '../document/typed-call.ts';
import type { Planned } from '../plan/planned-values.ts';

/** What nodes of a template are like, and when the autoscaler may make them. */
export type NodeTemplate = Schemas['NodeTemplate'];

/** A template and how many nodes it has by the way they were bought. */
export type NodeTemplateItem = Schemas['NodeTemplateListItem'];

export type NewNodeTemplate = Sent<Schemas['NewNodeTemplate']>;
export type NodeTemplateUpdate = Sent<Schemas['NodeTemplateUpdate']>;

/** The node templates of a cluster, known by their names. @see https://api.cast.ai/v1/spec/openapi.json */
export class NodeTemplates {
  readonly #api: ApiCaller;

  constructor(api: ApiCaller) {
    this.#api = api;
  }

  /** Lists the templates of a cluster, the default one included; the API sends them in one answer. */
  list(
    filter: { readonly clusterId: string },
    options: Omit<ListOptions, 'pageSize'> = {},
  ): Paged<NodeTemplateItem> {
    const { limit, ...settings } = options;
    const input = { params: { clusterId: filter.clusterId }, query: { includeDefault: true }, ...settings };
    return this.#api.listWhole(async () => (await this.#api.call('listNodeTemplates', input)).items, limit);
  }

  /**
   * Reads one template; the API has no endpoint for that, so that all are read.
   *
   * @throws CastAiBotError `node_template_not_found`, naming those that there are
   */
  async get(clusterId: string, name: string, settings: CallSettings = {}): Promise<NodeTemplate> {
    const items = await this.list({ clusterId }, settings).toArray();
    const found = items.find(({ template }) => template.name === name);
    if (found !== undefined) return found.template;
    const names = items.map(({ template }) => JSON.stringify(template.name));
    throw new CastAiBotError(
      `Cannot read the node template ${JSON.stringify(name)}: found ${names.length === 0 ? 'none' : names.join(', ')}`,
      { code: 'node_template_not_found' },
    );
  }

  /** Creates a template. */
  async create(
    clusterId: string,
    template: NewNodeTemplate,
    settings: CallSettings = {},
  ): Promise<Planned<NodeTemplate>> {
    return this.#api.call('createNodeTemplate', { params: { clusterId }, body: template, ...settings });
  }

  /** Changes a template. */
  async update(
    ...[clusterId, name, template, settings]: ChangeArguments<NodeTemplateUpdate>
  ): Promise<Planned<NodeTemplate>> {
    const input = { params: { clusterId, nodeTemplateName: name }, body: template, ...settings };
    const describe: Describe = async (reading) => ({
      name,
      before: await this.get(clusterId, name, reading),
    });
    return this.#api.change('updateNodeTemplate', describe, input);
  }

  /**
   * Reads what of a template an update sets, so that `update` puts exactly that back. It is JSON. That an update leaves
   * alone what it does not name is a guess.
   */
  readSettings(template: NodeTemplate): NodeTemplateUpdate {
    const { clmNetworkingMode: _mode, configurationName: _configuration, customTaints, ...others } = template;
    const { edgeLocationConfigs: _locations, name: _name, version: _version, ...settings } = others;
    // The document has a taint's key optional where it is read, and required where it is sent.
    const taints = customTaints?.map((taint) => ({ ...taint, key: taint.key ?? '' }));
    return taints === undefined ? settings : { ...settings, customTaints: taints };
  }

  /** Deletes a template. */
  async delete(clusterId: string, name: string, settings: CallSettings = {}): Promise<void> {
    await this.#api.callMaybeEmpty('deleteNodeTemplate', {
      params: { clusterId, nodeTemplateName: name },
      ...settings,
    });
  }
}
