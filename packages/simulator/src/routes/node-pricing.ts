import type { Schemas } from '@castai-bot/api';
import { findCluster, findContents, found } from '../behaviour/find.ts';
import { writeNodePrice } from '../costs/node-price.ts';
import type { Handlers } from '../http/route.ts';
import type { State } from '../state/state.ts';
import type { Cluster } from '../world/cluster.ts';

export const nodePricingHandlers: Handlers = {
  listOrganizationNodePrices: ({ state, caller, query }) => {
    const own = state.clusters
      .toArray()
      .filter(({ organizationId }) => organizationId === caller.organizationId);
    return { nodes: sortById(own.flatMap((cluster) => pricesOf(state, cluster, query.nodeIds))) };
  },
  listNodePrices: (call) => ({
    nodes: sortById(pricesOf(call.state, findCluster(call), call.query.nodeIds)),
  }),
  getNodePrice: (call) => {
    const { nodeId } = call.params;
    const node = found(findContents(call).nodes.get(nodeId), { kind: 'node', id: nodeId });
    return writeNodePrice(node, findCluster(call));
  },
};

function pricesOf(
  state: State,
  cluster: Cluster,
  nodeIds: readonly string[] | undefined,
): readonly Schemas['NodePrice'][] {
  return state
    .of(cluster.id)
    .nodes.toArray()
    .filter(({ id }) => nodeIds?.includes(id) ?? true)
    .map((node) => writeNodePrice(node, cluster));
}

function sortById(prices: readonly Schemas['NodePrice'][]): Schemas['NodePrice'][] {
  return prices.toSorted((a, b) => (a.id < b.id ? -1 : 1));
}
