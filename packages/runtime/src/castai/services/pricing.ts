import type { Schemas } from '@castai-bot/api/bot';
import type { CallSettings } from '../../http/prepare/api-call.ts';
import type { ApiCaller } from '../call/api-caller.ts';

/** What a node costs **per hour**, in dollars as text: by the list (`basePrice`) and after discounts (`totalPrice`). */
export type NodePrice = Schemas['NodePrice'];

/** What nodes cost; the nodes themselves tell no price. */
export class Pricing {
  readonly #api: ApiCaller;

  constructor(api: ApiCaller) {
    this.#api = api;
  }

  /** Lists what the nodes of a cluster cost, or some of them; the API sends them in one answer. */
  async listNodePrices(
    { clusterId, nodeIds }: { readonly clusterId: string; readonly nodeIds?: readonly string[] | undefined },
    settings: CallSettings = {},
  ): Promise<readonly NodePrice[]> {
    const query = nodeIds === undefined ? {} : { nodeIds: [...nodeIds] };
    return (await this.#api.call('listNodePrices', { params: { clusterId }, query, ...settings })).nodes;
  }

  /** Lists what the nodes of the organization cost; the API sends them in one answer. */
  async listOrganizationNodePrices(settings: CallSettings = {}): Promise<readonly NodePrice[]> {
    return (await this.#api.call('listOrganizationNodePrices', settings)).nodes;
  }
}
