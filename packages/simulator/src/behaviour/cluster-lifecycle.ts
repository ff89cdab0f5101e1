import type { Schemas } from '@castai-bot/api';
import { badField, Refusal } from '../http/refusal.ts';
import type { State } from '../state/state.ts';
import type { Cluster } from '../world/cluster.ts';
import { removeNode } from './node-lifecycle.ts';

/** Disconnects a cluster; nothing happens to one that has no credentials. */
export function disconnectCluster(
  state: State,
  cluster: Cluster,
  { deleteProvisionedNodes = false }: Schemas['DisconnectOptions'],
): Cluster {
  if (cluster.credentialsId === undefined) return cluster;
  state.clock.schedule(state.clock.now() + state.durations.disconnect, (at) => {
    const { credentialsId: _credentialsId, ...rest } = state.clusters.get(cluster.id) ?? cluster;
    state.clusters.put({ ...rest, agentStatus: 'disconnected' });
    if (!deleteProvisionedNodes) return;
    for (const node of state.of(cluster.id).nodes.toArray()) {
      if (node.labels['provisioner.cast.ai/managed-by'] === 'cast.ai') {
        removeNode(state, cluster, { nodeId: node.id, at });
      }
    }
  });
  return state.clusters.put({ ...cluster, agentStatus: 'disconnecting' });
}

/** Deletes a cluster: deleting, then archived. @throws {Refusal} 400 while its agent is connected */
export function deleteCluster(state: State, cluster: Cluster): void {
  const isFree =
    cluster.agentStatus === 'disconnected' ||
    cluster.credentialsId === undefined ||
    ['failed', 'deleted'].includes(cluster.status);
  if (!isFree) throw new Refusal(400, 'the cluster is connected: disconnect it first');
  state.clusters.put({ ...cluster, status: 'deleting' });
  state.clock.schedule(state.clock.now() + state.durations.disconnect, (at) => {
    const present = state.clusters.get(cluster.id) ?? cluster;
    state.clusters.put({ ...present, status: 'archived', deletedAt: state.timestamp(at) });
  });
}

/** Mends a cluster that failed or was warned of. */
export function reconcileCluster(state: State, cluster: Cluster): void {
  const isBroken = cluster.status === 'failed' || cluster.status === 'warning';
  state.clusters.put({
    ...cluster,
    status: isBroken ? 'ready' : cluster.status,
    reconcileError: null,
    reconciledAt: state.timestamp(),
    reconcileInfo: { ...cluster.reconcileInfo, status: 'ok', error: null, errorCount: 0 },
  });
}

/** Sets the tags of a cluster. */
export function setClusterTags(state: State, cluster: Cluster, tags: Readonly<Record<string, string>>): void {
  const kept = state.guesses.tags === 'merge' ? cluster.tags : {};
  state.clusters.put({ ...cluster, tags: { ...kept, ...tags } });
}

/** Refuses a cluster in another status, and one that CAST AI only reads. @throws {Refusal} 400 */
export function requireStatus(state: State, cluster: Cluster, wanted: string): void {
  if (!state.guesses.refusesHibernateUnlessReady) return;
  if (cluster.isPhase2 !== true) throw new Refusal(400, 'the cluster is read-only: connect it in full first');
  if (cluster.status !== wanted) {
    throw new Refusal(400, `the cluster is in status "${cluster.status}", wanted "${wanted}"`);
  }
}

/** Refuses what only AKS has. @throws {Refusal} 400 */
export function requireAks({ providerType }: Cluster, field: string): void {
  if (providerType !== 'aks')
    throw badField(field, `found a cluster of ${providerType ?? 'no provider'}, wanted aks`);
}
