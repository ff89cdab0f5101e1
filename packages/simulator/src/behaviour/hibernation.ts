import type { Schemas } from '@castai-bot/api';
import type { Operation } from '../state/operation.ts';
import type { State } from '../state/state.ts';
import type { Cluster } from '../world/cluster.ts';
import { lifecycleOf, type Node } from '../world/node.ts';
import { orderNode, removeNode } from './node-lifecycle.ts';
import { finishOperation, startOperation } from './operations.ts';

const RESUMING_TAINT = { key: 'provisioning.cast.ai/temporary', value: 'resuming', effect: 'NoSchedule' };

/** Hibernates a cluster: hibernating, its nodes gone, hibernated. */
export function hibernate(state: State, cluster: Cluster): Operation {
  const operation = startOperation(state);
  state.clusters.put({ ...cluster, status: 'hibernating' });
  switchPolicies(state, cluster, false);
  state.clock.schedule(state.clock.now() + state.durations.hibernate, (at) => {
    const { nodes } = state.of(cluster.id);
    state.hibernatedNodes.set(cluster.id, nodes.toArray());
    for (const { id } of nodes.toArray()) removeNode(state, cluster, { nodeId: id, at });
    setStatus(state, cluster, 'hibernated');
    finishOperation(state, operation, { at });
  });
  return operation;
}

/** Resumes a cluster with one temporary node; once it is ready, the autoscaler brings back what hibernation took. */
export function resume(state: State, cluster: Cluster, config: Schemas['NodeConfig']): Operation {
  const kubernetesTaints = [...(config.kubernetesTaints ?? []), RESUMING_TAINT];
  orderNode(state, cluster, { config: { ...config, kubernetesTaints }, addedBy: 'api' });
  const operation = startOperation(state);
  state.clusters.put({ ...cluster, status: 'resuming' });
  state.clock.schedule(state.clock.now() + state.durations.resume, (at) => {
    setStatus(state, cluster, 'ready');
    switchPolicies(state, cluster, true);
    finishOperation(state, operation, { at });
    for (const node of state.hibernatedNodes.get(cluster.id) ?? []) bringBack(state, cluster, node);
    state.hibernatedNodes.delete(cluster.id);
  });
  return operation;
}

function bringBack(state: State, cluster: Cluster, node: Node): void {
  const { instanceType, zone, subnetId } = node;
  orderNode(state, cluster, {
    config: { instanceType, zone: zone ?? null, subnetId: subnetId ?? null },
    lifecycle: lifecycleOf(node),
    addedBy: 'autoscaler',
  });
}

function setStatus(state: State, cluster: Cluster, status: string): void {
  state.clusters.put({ ...(state.clusters.get(cluster.id) ?? cluster), status });
}

function switchPolicies(state: State, cluster: Cluster, enabled: boolean): void {
  if (!state.guesses.hibernateDisablesPolicies) return;
  const { policies } = state.of(cluster.id);
  policies.set({ ...policies.get(), enabled });
}
