import { moveCluster } from '../lifecycle/move-cluster.ts';
import type { State } from '../state/state.ts';
import { type Cluster, hasCredentials, isWaitingForAgent } from '../world/cluster.ts';
import { makeClusterContents } from '../world/generate-world.ts';
import { createRandom } from '../world/random.ts';
import { makeSubnets } from '../world/subnets.ts';
import { withComponents } from '../world/waiting-contents.ts';
import { makeWorkloadAutoscaler } from '../world/workload-autoscaler.ts';

/** Lets the agent of a registered cluster connect: it tells of nodes and workloads that were there all the time. */
export function connectCluster(state: State, clusterId: string): void {
  const waiting = state.clusters.get(clusterId);
  if (waiting === undefined || !isWaitingForAgent(waiting)) return;
  const snapshot = { agentStatus: 'online', agentSnapshotReceivedAt: state.timestamp() };
  const cluster = { ...waiting, ...snapshot };
  if (!moveCluster(state, clusterId, { event: 'connect', change: afterwards(state, cluster) })) return;
  const { seed, registration } = state;
  const present = state.of(clusterId);
  state.fillCluster(
    clusterId,
    // Of these CAST AI made none.
    makeClusterContents(
      { ...cluster, isPhase2: false },
      {
        seed,
        size: registration.size,
        now: state.clock.now(),
        scalingPolicies: present.scalingPolicies.toArray(),
      },
    ),
  );
  present.policies.set(withComponents(present.policies.get(), 'Compatible'));
  present.workloadAutoscaler.set(makeWorkloadAutoscaler(cluster, { isInstalled: true }));
}

/** Tries the credentials of a cluster whose agent is there: with them CAST AI may change it. */
export function tryCredentials(state: State, clusterId: string): void {
  const cluster = state.clusters.get(clusterId);
  if (cluster?.agentStatus !== 'online') return;
  moveCluster(state, clusterId, { event: 'connect', change: afterwards(state, cluster) });
}

/** What a cluster with an agent is, by whether CAST AI has credentials for it. */
function afterwards(state: State, cluster: Cluster): Partial<Cluster> {
  const { agentStatus, agentSnapshotReceivedAt, allRegionZones = [] } = cluster;
  const told = {
    ...(agentStatus === undefined ? {} : { agentStatus }),
    ...(agentSnapshotReceivedAt === undefined ? {} : { agentSnapshotReceivedAt }),
  };
  if (!hasCredentials(cluster)) return told;
  const reconciledAt = state.timestamp();
  const hasNetwork = (cluster.subnets ?? []).length > 0;
  return {
    ...told,
    isPhase2: true,
    ...(hasNetwork
      ? {}
      : {
          subnets: makeSubnets(createRandom(state.seed, 'subnets', cluster.id), allRegionZones),
          zones: [...allRegionZones],
        }),
    reconciledAt,
    ...(cluster.reconcileError === undefined ? {} : { reconcileError: null }),
    reconcileInfo: { errorCount: 0, mode: 'enabled', status: 'ok', startedAt: reconciledAt, reconciledAt },
  };
}
