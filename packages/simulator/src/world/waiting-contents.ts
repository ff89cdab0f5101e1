import type { Cluster } from './cluster.ts';
import type { ClusterPolicies } from './cluster-policies.ts';
import { makeClusterContents, type WorldSeed } from './generate-world.ts';
import { makeWorkloadAutoscaler } from './workload-autoscaler.ts';
import type { ClusterSource } from './world.ts';

/** Makes what a cluster holds that no agent has connected to: what CAST AI gives every cluster, and nothing of its own. */
export function makeWaitingContents(cluster: Cluster, made: Omit<WorldSeed, 'size'>): ClusterSource {
  const contents = makeClusterContents(cluster, { ...made, size: { nodes: 0, workloads: 0 } });
  const nodeTemplates = contents.nodeTemplates.filter(({ isDefault }) => isDefault === true);
  return {
    ...contents,
    policies: withComponents(contents.policies, 'Missing'),
    workloadAutoscaler: makeWorkloadAutoscaler(cluster, { isInstalled: false }),
    nodeConfigurations: [],
    nodeTemplates: nodeTemplates.map(({ configurationId: _id, configurationName: _name, ...rest }) => rest),
  };
}

/** Policies as they are where the components that they are about are there, or not; CAST AI may manage them. */
export function withComponents(policies: ClusterPolicies, status: 'Compatible' | 'Missing'): ClusterPolicies {
  const { nodeDownscaler, unschedulablePods } = policies;
  return {
    ...policies,
    nodeDownscaler: {
      ...nodeDownscaler,
      evictor: {
        ...nodeDownscaler?.evictor,
        ...(status === 'Missing' ? { enabled: false } : {}),
        allowed: true,
        status,
      },
    },
    unschedulablePods: {
      ...unschedulablePods,
      podPinner: { ...unschedulablePods?.podPinner, status: `PodPinnerStatus_${status}` },
    },
  };
}
