import { putClusterPolicies } from '../behaviour/cluster-policies.ts';
import { findCluster, findContents } from '../behaviour/find.ts';
import type { Handlers } from '../http/route.ts';
import { cloudOf } from '../world/cluster.ts';

const MIB_PER_GIB = 1024;

export const clusterPolicyHandlers: Handlers = {
  getClusterPolicies: (call) => findContents(call).policies.get(),
  updateClusterPolicies: (call) => putClusterPolicies(call.state, findContents(call), call.body),
  getClusterNodeConstraints: (call) => {
    const shapes = call.state.instanceTypes.of(cloudOf(findCluster(call))).map(({ cpuCores, memoryGib }) => ({
      cpuCores,
      ramMib: memoryGib * MIB_PER_GIB,
    }));
    const distinct = new Map(shapes.map((shape) => [`${shape.cpuCores}/${shape.ramMib}`, shape]));
    return { clusterId: call.params.clusterId, items: [...distinct.values()] };
  },
  getEvictorAdvancedConfig: (call) => findContents(call).evictorConfig.get(),
  updateEvictorAdvancedConfig: (call) =>
    findContents(call).evictorConfig.set({ evictionConfig: [], ...call.body }),
};
