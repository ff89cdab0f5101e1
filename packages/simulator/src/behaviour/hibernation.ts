import type { Schemas } from '@castai-bot/api';
import { awaitNode, awaitNodes } from '../lifecycle/await-node.ts';
import {
  type ClusterMove,
  moveCluster,
  requireClusterEvent,
  startClusterTask,
} from '../lifecycle/move-cluster.ts';
import { admitNode, moveNode } from '../lifecycle/move-node.ts';
import { nodeStateOf } from '../lifecycle/node-state.ts';
import { cancelRunningPlans } from '../rebalancing/cancel-plan.ts';
import type { Operation } from '../state/operation.ts';
import type { State } from '../state/state.ts';
import type { Cluster } from '../world/cluster.ts';
import type { Node } from '../world/node.ts';
import { remakeNode } from '../world/remake-node.ts';
import { requirePhase2 } from './cluster-lifecycle.ts';
import { findConfiguration, orderNode, requireInstanceType, unavailable } from './node-lifecycle.ts';

const RESUMING_TAINT = { key: 'provisioning.cast.ai/temporary', value: 'resuming', effect: 'NoSchedule' };

/** Refuses to hibernate or resume a cluster that is not in the status for it, or that CAST AI only reads. @throws {Refusal} 400 */
export function requireHibernation(state: State, cluster: Cluster, event: 'hibernate' | 'resume'): void {
  requirePhase2(state, cluster);
  requireClusterEvent(state, cluster, event);
}

/**
 * Hibernates a cluster: hibernating, its nodes gone, hibernated. Its nodes are written down, but for its temporary node
 * and those that were to be deleted: resuming brings them back.
 *
 * @throws {Refusal} 400 when it is not ready
 */
export function hibernate(state: State, cluster: Cluster): Operation {
  requireHibernation(state, cluster, 'hibernate');
  const task = startClusterTask(state, cluster.id, { event: 'hibernate' });
  if (task.isJoined) return task.operation;
  cancelRunningPlans(state, cluster, { reason: 'unknown', message: 'the cluster was hibernated' });
  switchPoliciesOff(state, cluster);
  state.clock.schedule(state.clock.now() + state.durations.hibernate, () => {
    if (task.isOn()) putToSleep(state, cluster);
  });
  return task.operation;
}

function putToSleep(state: State, cluster: Cluster): void {
  const { nodes, hibernatedNodes, pods } = state.of(cluster.id);
  const temporaryId = state.temporaryNodes.get(cluster.id);
  state.temporaryNodes.delete(cluster.id);
  for (const { id } of nodes.toArray()) {
    pods.evict(id);
    const node = nodes.get(id);
    const isWanted = node && !['leaving', 'deleting'].includes(nodeStateOf(state, node));
    if (isWanted && id !== temporaryId) hibernatedNodes.put(node);
    moveNode(state, cluster, { nodeId: id, event: 'vanish' });
  }
  moveCluster(state, cluster.id, { event: 'sleep' });
}

/**
 * Resumes a cluster with one temporary node. Once that is ready the autoscaler brings back what hibernation took, and
 * once this is ready the temporary node goes.
 *
 * @throws {Refusal} 400 when it is not hibernated
 */
export function resume(state: State, cluster: Cluster, config: Schemas['NodeConfig']): Operation {
  requireHibernation(state, cluster, 'resume');
  requireInstanceType(state, cluster, config);
  findConfiguration(state, cluster, config);
  const isAsleep = cluster.status === 'hibernated';
  const task = startClusterTask(state, cluster.id, { event: 'resume' });
  if (task.isJoined) return task.operation;
  const startedAt = state.clock.now();
  orderTemporaryNode(state, cluster, {
    config,
    done: (temporaryId) => {
      const wakesAt = Math.max(state.clock.now(), startedAt + state.durations.resume);
      state.clock.schedule(wakesAt, () => {
        if (task.isOn()) wake(state, cluster, { temporaryId });
      });
    },
    fail: () => {
      if (!task.isOn()) return;
      state.temporaryNodes.delete(cluster.id);
      const error = { reason: 'NodeCreateFailed', details: unavailable(config.instanceType) };
      if (isAsleep) moveCluster(state, cluster.id, { event: 'fallAsleep', error });
      else wake(state, cluster, { error });
    },
  });
  return task.operation;
}

/** Orders the node that a cluster is resumed with. */
function orderTemporaryNode(
  state: State,
  cluster: Cluster,
  {
    config,
    done,
    fail,
  }: {
    readonly config: Schemas['NodeConfig'];
    readonly done: (nodeId: string) => void;
    readonly fail: () => void;
  },
): void {
  dismissTemporaryNode(state, cluster);
  const kubernetesTaints = [...(config.kubernetesTaints ?? []), RESUMING_TAINT];
  const temporary = orderNode(state, cluster, {
    config: { ...config, kubernetesTaints },
    addedBy: state.me.id,
  });
  if (temporary === undefined) {
    state.clock.schedule(state.clock.now() + state.durations.nodeCreate, fail);
    return;
  }
  state.temporaryNodes.set(cluster.id, temporary.id);
  awaitNode(state, cluster, {
    nodeId: temporary.id,
    goal: 'ready',
    done: (isReady) => (isReady ? done(temporary.id) : fail()),
  });
}

/** Makes a cluster ready, and brings back what hibernation took; then its temporary node goes. */
function wake(
  state: State,
  cluster: Cluster,
  { temporaryId, error }: { readonly temporaryId?: string; readonly error?: ClusterMove['error'] },
): void {
  moveCluster(state, cluster.id, { event: 'wake', ...(error === undefined ? {} : { error }) });
  switchPoliciesBack(state, cluster);
  const returning = state
    .of(cluster.id)
    .hibernatedNodes.toArray()
    .map((node) => bringBack(state, cluster, node));
  awaitNodes(state, cluster, {
    nodeIds: returning,
    goal: 'ready',
    done: () => {
      if (state.temporaryNodes.get(cluster.id) === temporaryId) dismissTemporaryNode(state, cluster);
    },
  });
}

function dismissTemporaryNode(state: State, cluster: Cluster): void {
  const nodeId = state.temporaryNodes.get(cluster.id);
  state.temporaryNodes.delete(cluster.id);
  if (nodeId !== undefined) moveNode(state, cluster, { nodeId, event: 'delete' });
}

function bringBack(state: State, cluster: Cluster, node: Node): string {
  const remade = remakeNode(state.random, node, state.clock.now());
  admitNode(state, cluster, remade);
  state.of(cluster.id).hibernatedNodes.remove(node.id);
  return remade.id;
}

function switchPoliciesOff(state: State, cluster: Cluster): void {
  if (!state.guesses.hibernateDisablesPolicies) return;
  const { policies } = state.of(cluster.id);
  const { enabled } = policies.get();
  if (!state.enabledBefore.has(cluster.id)) state.enabledBefore.set(cluster.id, enabled ?? true);
  policies.set({ ...policies.get(), enabled: false });
}

function switchPoliciesBack(state: State, cluster: Cluster): void {
  if (!state.guesses.hibernateDisablesPolicies) return;
  const { policies } = state.of(cluster.id);
  policies.set({ ...policies.get(), enabled: state.enabledBefore.get(cluster.id) ?? true });
  state.enabledBefore.delete(cluster.id);
}
