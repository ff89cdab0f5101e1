import type { Schemas } from '@castai-bot/api';
import { findCluster, findContents } from '../behaviour/find.ts';
import type { Call, Handlers, ResponseOf } from '../http/route.ts';
import type { Workload } from '../world/workload.ts';

const COMPONENTS = [
  'castai-agent',
  'castai-cluster-controller',
  'castai-evictor',
  'castai-workload-autoscaler',
  'castai-spot-handler',
] as const;

/** As many as a cluster without a node is likely to be asked about. */
const MOST_UNSCHEDULED = 100;

export const clusterHealthHandlers: Handlers = {
  getClusterSettings: (call) => {
    const cluster = findCluster(call);
    return {
      agentVersion: '0.120.0',
      evictorVersion: '0.33.0',
      arm64Supported: true,
      enableDefaultNodeTemplate: true,
      karpenterInstalled: cluster.attributes?.karpenter !== undefined,
      karpenterVersion: cluster.attributes?.karpenter?.version ?? null,
      reservationsEnabled: true,
      windowsAutoscalingEnabled: false,
    };
  },
  getClusterAgentStatus: (call) => {
    const isOnline = findCluster(call).agentStatus === 'online';
    return { statuses: COMPONENTS.map((name) => componentStatus(name, isOnline)) };
  },
  getClusterUnscheduledPods,
};

function componentStatus(name: string, isOnline: boolean): Schemas['ComponentStatus'] {
  return {
    name,
    status: isOnline ? 'Running' : 'NotRunning',
    totalPods: 1,
    runningPods: isOnline ? 1 : 0,
    totalRestarts: 0,
    nonRunningPodNames: isOnline ? [] : [`${name}-0`],
  };
}

function getClusterUnscheduledPods(
  call: Call<'getClusterUnscheduledPods'>,
): ResponseOf<'getClusterUnscheduledPods'> {
  const { nodes, workloads } = findContents(call);
  const { clusterId } = call.params;
  if (nodes.find(({ state }) => state.phase === 'ready') !== undefined) return { clusterId, items: [] };
  return { clusterId, items: workloads.toArray().slice(0, MOST_UNSCHEDULED).map(unscheduled) };
}

function unscheduled({
  name,
  namespace,
  kind,
  podCount,
  containers,
}: Workload): Schemas['UnscheduledWorkload'] {
  const requests = containers.map(({ resources }) => resources?.requests ?? {});
  const cpuCores = requests.reduce((sum, { cpuCores: cores }) => sum + (cores ?? 0), 0);
  const memoryGib = requests.reduce((sum, { memoryGib: gib }) => sum + (gib ?? 0), 0);
  return {
    name,
    namespace,
    type: kind,
    unscheduledPods: Array.from({ length: podCount }, (_, index) => ({
      name: `${name}-${index}`,
      cpuRequested: cpuCores.toFixed(3),
      ramRequested: memoryGib.toFixed(3),
      message: '0/0 nodes are available',
      events: [],
    })),
  };
}
