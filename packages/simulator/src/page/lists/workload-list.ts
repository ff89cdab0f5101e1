import { requestsOf, type Resources } from '../../behaviour/workload-resources.ts';
import type { Workload } from '../../world/workload.ts';
import type { ListSpec } from './list-spec.ts';

export const workloadList: ListSpec<Workload> = {
  items: ({ state, clusterId }) => state.of(clusterId).workloads.values(),
  idOf: ({ id }) => id,
  columns: [
    { name: 'name', title: 'Workload', kind: 'text', read: ({ name }) => name },
    { name: 'namespace', title: 'Namespace', kind: 'text', read: ({ namespace }) => namespace },
    { name: 'kind', title: 'Kind', kind: 'text', read: ({ kind }) => kind },
    {
      name: 'management',
      title: 'Management',
      kind: 'state',
      read: ({ workloadConfigV2 }) => workloadConfigV2.vpaConfig.managementOption ?? null,
    },
    {
      name: 'policy',
      title: 'Scaling policy',
      kind: 'text',
      read: ({ scalingPolicyName }) => scalingPolicyName,
    },
    { name: 'pods', title: 'Pods', kind: 'number', read: ({ podCount }) => podCount },
    { name: 'cpu', title: 'CPU a pod', kind: 'number', read: (one) => round(requestsOfPod(one).cpuCores) },
    {
      name: 'memory',
      title: 'GiB a pod',
      kind: 'number',
      read: (one) => round(requestsOfPod(one).memoryGib),
    },
    { name: 'configured', title: 'Configured by', kind: 'text', read: ({ managedBy }) => managedBy },
  ],
};

/** What one of its pods asks for. */
function requestsOfPod({ containers }: Workload): Resources {
  return requestsOf({ containers, podCount: 1 });
}

function round(value: number): number {
  return Math.round(value * 1000) / 1000;
}
