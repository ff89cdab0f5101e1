import type { Schemas } from '@castai-bot/api';
import { badField, Refusal } from '../http/refusal.ts';
import { moveCluster, requireClusterEvent } from '../lifecycle/move-cluster.ts';
import { moveNode } from '../lifecycle/move-node.ts';
import type { State } from '../state/state.ts';
import { type Cluster, hasCredentials } from '../world/cluster.ts';
import { isCastaiManaged } from '../world/node.ts';

/** Disconnects a cluster; nothing happens to one that has no credentials, or is disconnected already. */
export function disconnectCluster(
  state: State,
  cluster: Cluster,
  { deleteProvisionedNodes = false }: Schemas['DisconnectOptions'],
): Cluster {
  const isOver = cluster.agentStatus === 'disconnecting' || cluster.agentStatus === 'disconnected';
  if (!hasCredentials(cluster) || isOver) return cluster;
  state.clock.schedule(state.clock.now() + state.durations.disconnect, () => {
    const present = state.clusters.get(cluster.id) ?? cluster;
    state.clusters.put({ ...present, credentialsId: '', agentStatus: 'disconnected' });
    if (!deleteProvisionedNodes) return;
    for (const node of state.of(cluster.id).nodes.toArray()) {
      if (isCastaiManaged(node)) moveNode(state, cluster, { nodeId: node.id, event: 'vanish' });
    }
  });
  return state.clusters.put({ ...cluster, agentStatus: 'disconnecting' });
}

/** Deletes a cluster: deleting, then archived. @throws {Refusal} 400 while its agent is connected, and when it was deleted before */
export function deleteCluster(state: State, cluster: Cluster): void {
  requireClusterEvent(state, cluster, 'delete');
  const isFree =
    cluster.agentStatus === 'disconnected' || !hasCredentials(cluster) || cluster.status === 'failed';
  if (!isFree) throw new Refusal(400, 'the cluster is connected: disconnect it first');
  moveCluster(state, cluster.id, { event: 'delete', change: { agentStatus: 'disconnecting' } });
  state.clock.schedule(state.clock.now() + state.durations.disconnect, () => {
    const change = { agentStatus: 'disconnected', deletedAt: state.timestamp() };
    moveCluster(state, cluster.id, { event: 'archive', change });
  });
}

/** Mends a cluster that failed or was warned of. @throws {Refusal} 400 when it was deleted */
export function reconcileCluster(state: State, cluster: Cluster): void {
  requireClusterEvent(state, cluster, 'reconcile');
  const { reconcileError: _reconcileError, ...rest } = cluster;
  const { error: _error, ...reconcileInfo } = cluster.reconcileInfo ?? {};
  state.clusters.put(rest);
  moveCluster(state, cluster.id, {
    event: 'reconcile',
    change: {
      reconciledAt: state.timestamp(),
      reconcileInfo: { ...reconcileInfo, status: 'ok', errorCount: 0 },
    },
  });
}

/** Sets the tags of a cluster. */
export function setClusterTags(state: State, cluster: Cluster, tags: Readonly<Record<string, string>>): void {
  const kept = state.guesses.tags === 'merge' ? cluster.tags : {};
  state.clusters.put({ ...cluster, tags: { ...kept, ...tags } });
}

/** Refuses a cluster that CAST AI only reads. @throws {Refusal} 400 */
export function requirePhase2(state: State, { isPhase2 }: Cluster): void {
  if (!state.guesses.refusesHibernateUnlessReady || isPhase2 === true) return;
  throw new Refusal(400, 'the cluster is read-only: connect it in full first');
}

/** Refuses a cluster that no plan can be made or executed in. @throws {Refusal} 400 unless it is ready and connected in full */
export function requirePlans(state: State, cluster: Cluster): void {
  requirePhase2(state, cluster);
  requireClusterEvent(state, cluster, 'rebalance');
}

/** Refuses what only AKS has. @throws {Refusal} 400 */
export function requireAks({ providerType }: Cluster, field: string): void {
  if (providerType !== 'aks')
    throw badField(field, `found a cluster of ${providerType ?? 'no provider'}, wanted aks`);
}
