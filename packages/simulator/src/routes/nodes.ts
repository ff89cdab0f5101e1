import { findCluster, findContents, found } from '../behaviour/find.ts';
import { addNode, deleteNode, drainNode } from '../behaviour/node-lifecycle.ts';
import { listPage } from '../behaviour/list-page.ts';
import type { Call, Handlers } from '../http/route.ts';
import { lifecycleOf, type Node, REMOVAL_DISABLED } from '../world/node.ts';

const STATUSES = [
  'cordoned', 'creating', 'deleted', 'deleting', 'draining', 'interrupted', 'node_status_unspecified', 'not_ready',
  'pending', 'ready', 'unknown',
] as const; // prettier-ignore
const LIFECYCLES = ['fallback', 'lifecycle_type_unspecified', 'on_demand', 'spot'] as const;

export const nodeHandlers: Handlers = {
  listNodes: (call) => {
    const matches = nodeFilter(call);
    const { items, nextCursor } = listPage(call, findContents(call).nodes, matches);
    return { items, nextCursor };
  },
  getNode: (call) => findNode(call),
  addNode: (call) => addNode(call.state, findCluster(call), call.body),
  drainNode: (call) => {
    const operation = drainNode(call.state, findCluster(call), findNode(call));
    return { operationId: operation.id };
  },
  deleteNode: (call) => {
    const isForced = call.query.flag('forceDelete') ?? false;
    const operation = deleteNode(call.state, findCluster(call), { node: findNode(call), isForced });
    return { operationId: operation.id };
  },
};

function findNode(call: Call<'getNode'> | Call<'drainNode'> | Call<'deleteNode'>): Node {
  const { nodeId } = call.params;
  return found(findContents(call).nodes.get(nodeId), { kind: 'node', id: nodeId });
}

function nodeFilter({ query }: Call<'listNodes'>): (node: Node) => boolean {
  const status = query.oneOf('nodeStatus', STATUSES);
  const lifecycle = query.oneOf('lifecycleType', LIFECYCLES);
  const removalDisabled = query.flag('removalDisabled');
  const unschedulable = query.flag('unschedulable');
  const excludeDeleting = query.flag('excludeDeleting') ?? false;
  const tests: readonly ((node: Node) => boolean)[] = [
    equals(query.text('nodeId'), ({ id }) => id),
    equals(query.text('nodeName'), ({ name }) => name),
    equals(query.text('instanceType'), ({ instanceType }) => instanceType),
    equals(query.text('zone'), ({ zone }) => zone),
    equals(query.text('nodeTemplateName'), ({ labels }) => labels['scheduling.cast.ai/node-template']),
    equals(status === 'node_status_unspecified' ? undefined : status, ({ state }) => state.phase),
    equals(lifecycle === 'lifecycle_type_unspecified' ? undefined : lifecycle, lifecycleOf),
    equals(removalDisabled, isRemovalDisabled),
    equals(unschedulable, (node) => node.unschedulable),
    ({ state }) => !(excludeDeleting && ['deleting', 'deleted'].includes(state.phase ?? '')),
  ];
  return (node) => tests.every((test) => test(node));
}

function equals<T>(wanted: T | undefined, read: (node: Node) => T | undefined): (node: Node) => boolean {
  return (node) => wanted === undefined || read(node) === wanted;
}

function isRemovalDisabled({ labels, annotations }: Node): boolean {
  return labels[REMOVAL_DISABLED] === 'true' || annotations[REMOVAL_DISABLED] === 'true';
}
