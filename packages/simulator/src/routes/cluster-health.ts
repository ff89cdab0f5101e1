import type { Schemas } from '@castai-bot/api';
import { findCluster, findContents } from '../behaviour/find.ts';
import { podNamesOf } from '../behaviour/pod-names.ts';
import type { Call, Handlers, ResponseOf } from '../http/route.ts';
import type { Placement } from '../pods/pod-book.ts';
import { isWaitingForAgent } from '../world/cluster.ts';
import { podRequestOf } from '../pods/pod-request.ts';

const COMPONENTS = [
  'castai-agent',
  'castai-cluster-controller',
  'castai-evictor',
  'castai-workload-autoscaler',
  'castai-spot-handler',
] as const;

/** What CAST AI set of Kubernetes' own cluster autoscaler: flags by name. */
const CLUSTER_AUTOSCALER_ARGUMENTS = {
  'scale-down-enabled': { value: 'false' },
  'max-nodes-total': { value: '0' },
};

export const clusterHealthHandlers: Handlers = {
  getClusterSettings: (call) => {
    const cluster = findCluster(call);
    const isThere = !isWaitingForAgent(cluster);
    return {
      agentVersion: isThere ? 'castai-agent/v0.120.0' : '',
      evictorVersion: isThere ? '0.33.0' : '',
      arm64Supported: true,
      enableDefaultNodeTemplate: true,
      karpenterInstalled: cluster.attributes?.karpenter?.version !== undefined,
      reservationsEnabled: true,
      windowsAutoscalingEnabled: false,
      caPatchInfo: { caArguments: isThere ? CLUSTER_AUTOSCALER_ARGUMENTS : {} },
    };
  },
  getClusterAgentStatus: (call) => {
    const cluster = findCluster(call);
    if (isWaitingForAgent(cluster)) return { statuses: [] };
    const isOnline = cluster.agentStatus === 'online';
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
  const { nodes, pods } = findContents(call);
  const message = `0/${nodes.size} nodes are available`;
  const items = pods.waiting().map((waiting) => writeUnscheduled(waiting, message));
  return { clusterId: call.params.clusterId, items };
}

/** The last pods of a workload are those that wait. */
function writeUnscheduled({ workload, pods }: Placement, message: string): Schemas['UnscheduledWorkload'] {
  const { cpuMilli, memoryMib } = podRequestOf(workload);
  return {
    name: workload.name,
    namespace: workload.namespace,
    type: workload.kind,
    unscheduledPods: podNamesOf(workload)
      .slice(-pods)
      .map((name) => ({
        name,
        cpuRequested: (cpuMilli / 1000).toFixed(3),
        ramRequested: (memoryMib / 1024).toFixed(3),
        message,
        events: [],
      })),
  };
}
