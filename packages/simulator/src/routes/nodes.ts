import { findCluster, findContents, found } from '../behaviour/find.ts';
import { addNodeBatch } from '../behaviour/node-batch.ts';
import { addNode, deleteNode, drainNode } from '../behaviour/node-lifecycle.ts';
import { listPage } from '../behaviour/list-page.ts';
import type { Order } from '../http/order.ts';
import { wholeListParameters } from '../http/paginate.ts';
import { badField } from '../http/refusal.ts';
import { withoutPrice } from '../world/node-price.ts';
import { readMicros } from '../time/read-micros.ts';
import type { Call, Handlers } from '../http/route.ts';
import { lifecycleOf, type Node } from '../world/node.ts';
import { REMOVAL_DISABLED } from '../world/node-labels.ts';

/** As the API lists nodes. */
const NEWEST_FIRST: Order<Node> = { isDescending: true, read: ({ createdAt }) => readMicros(createdAt) };

export const nodeHandlers: Handlers = {
  listNodes: (call) => {
    const matches = nodeFilter(call);
    const { items, nextCursor } = listPage(
      { ...call, parameters: wholeListParameters, order: NEWEST_FIRST },
      findContents(call).nodes,
      matches,
    );
    return { items: items.map(withoutPrice), nextCursor };
  },
  getNode: (call) => withoutPrice(findNode(call)),
  addNode: (call) => addNode(call.state, findCluster(call), call.body),
  drainNode: (call) => {
    const operation = drainNode(call.state, findCluster(call), findNode(call));
    return { operationId: operation.id };
  },
  deleteNode: (call) => {
    const { drainTimeout, forceDelete: isForced = false } = call.query;
    if (drainTimeout !== undefined && !/^\d+$/.test(drainTimeout)) {
      throw badField('drainTimeout', `found "${drainTimeout}", wanted seconds`);
    }
    const operation = deleteNode(call.state, findCluster(call), { node: findNode(call), isForced });
    return { operationId: operation.id };
  },
  addNodeBatch: (call) => addNodeBatch(call.state, findCluster(call), call.body),
  getNodeBatch: ({ params, state }) => {
    const { id: _id, ...batch } = found(state.nodeBatches.get(params.nodeBatchId), {
      kind: 'node batch',
      id: params.nodeBatchId,
    });
    return batch;
  },
};

function findNode(call: Call<'getNode'> | Call<'drainNode'> | Call<'deleteNode'>): Node {
  const { nodeId } = call.params;
  return found(findContents(call).nodes.get(nodeId), { kind: 'node', id: nodeId });
}

function nodeFilter(call: Call<'listNodes'>): (node: Node) => boolean {
  const { query } = call;
  const { nodeStatus, lifecycleType } = query;
  const tests: readonly ((node: Node) => boolean)[] = [
    equals(query.nodeId, ({ id }) => id),
    equals(query.nodeName, ({ name }) => name),
    equals(query.instanceType, ({ instanceType }) => instanceType),
    equals(query.zone, ({ zone }) => zone),
    equals(query.nodeTemplateName, label('scheduling.cast.ai/node-template')),
    equals(query.nodeTemplateVersion, label('scheduling.cast.ai/node-template-version')),
    equals(query.nodeConfigurationName, label('provisioner.cast.ai/node-configuration-name')),
    equals(query.nodeConfigurationVersion, label('provisioner.cast.ai/node-configuration-version')),
    equals(nodeStatus === 'node_status_unspecified' ? undefined : nodeStatus, ({ state }) => state.phase),
    equals(lifecycleType === 'lifecycle_type_unspecified' ? undefined : lifecycleType, lifecycleOf),
    equals(query.removalDisabled, isRemovalDisabled),
    equals(query.unschedulable, (node) => node.unschedulable),
    ({ state }) => query.excludeDeleting !== true || !['deleting', 'deleted'].includes(state.phase ?? ''),
  ];
  return (node) => tests.every((test) => test(node));
}

function equals(wanted: unknown, read: (node: Node) => unknown): (node: Node) => boolean {
  return (node) => wanted === undefined || read(node) === wanted;
}

function label(name: string): (node: Node) => string | undefined {
  return ({ labels }) => labels[name];
}

function isRemovalDisabled({ labels, annotations }: Node): boolean {
  return labels[REMOVAL_DISABLED] === 'true' || annotations[REMOVAL_DISABLED] === 'true';
}
