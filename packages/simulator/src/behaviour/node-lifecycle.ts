import type { Schemas } from '@castai-bot/api';
import type { Operation } from '../state/operation.ts';
import type { State } from '../state/state.ts';
import type { Cluster } from '../world/cluster.ts';
import { findInstanceType } from '../world/instance-types.ts';
import { buildNode, type Node } from '../world/node.ts';
import { finishOperation, startOperation } from './operations.ts';

/** Orders a node: creating, then pending, then ready, when its operation is done. An unknown instance type ends the operation with an error instead. */
export function addNode(
  state: State,
  cluster: Cluster,
  config: Schemas['NodeConfig'],
): { readonly nodeId: string; readonly operationId: string } {
  const operation = startOperation(state);
  const instanceType = findInstanceType(config.instanceType);
  const startedAt = state.clock.now();
  if (instanceType === undefined) {
    const details = `instance type "${config.instanceType}" is not available`;
    state.clock.schedule(startedAt + state.durations.nodeCreate, (at) =>
      finishOperation(state, operation, { at, error: { reason: 'NodeCreateFailed', details } }),
    );
    return { nodeId: state.random.uuid(), operationId: operation.id };
  }
  const node = buildNode(state.random, {
    cluster,
    order: {
      instanceType,
      lifecycle: config.spotConfig?.isSpot === true ? 'spot' : 'on_demand',
      createdAt: startedAt,
      phase: 'creating',
      zone: config.zone ?? cluster.zones?.[0]?.name ?? 'unknown',
      subnetId: config.subnetId ?? cluster.subnets?.[0]?.id ?? null,
      addedBy: 'api',
      nodeConfigurationId: config.configurationId ?? null,
      nodeTemplate: 'default-by-castai',
      isCastaiManaged: true,
      ...(config.kubernetesLabels === undefined ? {} : { labels: config.kubernetesLabels }),
      ...(config.kubernetesTaints === undefined ? {} : { taints: config.kubernetesTaints }),
    },
  });
  state.of(cluster.id).nodes.put(node);
  bringUp(state, { cluster, node, operation });
  return { nodeId: node.id, operationId: operation.id };
}

/** Drains a node: draining at once, and when its operation is done cordoned. */
export function drainNode(state: State, cluster: Cluster, node: Node): Operation {
  const operation = startOperation(state);
  setNode(state, cluster, { ...node, unschedulable: true, state: { phase: 'draining' } });
  state.clock.schedule(state.clock.now() + state.durations.nodeDrain, (at) => {
    const drained = state.of(cluster.id).nodes.get(node.id);
    if (drained?.state.phase === 'draining')
      setNode(state, cluster, { ...drained, state: { phase: 'cordoned' } });
    finishOperation(state, operation, { at });
  });
  return operation;
}

/** Deletes a node: draining (not when forced, nor when drained already), deleting, gone. */
export function deleteNode(
  state: State,
  cluster: Cluster,
  { node, isForced }: { readonly node: Node; readonly isForced: boolean },
): Operation {
  const operation = startOperation(state);
  const mustDrain = !isForced && node.state.phase !== 'cordoned';
  const phase = mustDrain ? 'draining' : 'deleting';
  setNode(state, cluster, { ...node, unschedulable: true, state: { phase } });
  const drainedAt = state.clock.now() + (mustDrain ? state.durations.nodeDrain : 0);
  state.clock.schedule(drainedAt, () => moveNode(state, cluster, { nodeId: node.id, phase: 'deleting' }));
  state.clock.schedule(drainedAt + state.durations.nodeDelete, (at) => {
    state.of(cluster.id).nodes.remove(node.id);
    finishOperation(state, operation, { at });
  });
  return operation;
}

function bringUp(
  state: State,
  {
    cluster,
    node,
    operation,
  }: { readonly cluster: Cluster; readonly node: Node; readonly operation: Operation },
): void {
  const { nodeCreate, nodeJoin } = state.durations;
  const thereAt = state.clock.now() + nodeCreate;
  state.clock.schedule(thereAt, () =>
    moveNode(state, cluster, { nodeId: node.id, phase: 'pending', from: 'creating' }),
  );
  state.clock.schedule(thereAt + nodeJoin, (at) => {
    const joined = state.of(cluster.id).nodes.get(node.id);
    if (joined?.state.phase === 'pending') {
      setNode(state, cluster, { ...joined, state: { phase: 'ready' }, joinedAt: new Date(at).toISOString() });
    }
    finishOperation(state, operation, { at });
  });
}

function moveNode(
  state: State,
  cluster: Cluster,
  { nodeId, phase, from }: { readonly nodeId: string; readonly phase: string; readonly from?: string },
): void {
  const node = state.of(cluster.id).nodes.get(nodeId);
  if (node === undefined || (from !== undefined && node.state.phase !== from)) return;
  setNode(state, cluster, { ...node, state: { phase } });
}

function setNode(state: State, cluster: Cluster, node: Node): void {
  state.of(cluster.id).nodes.put(node);
}
