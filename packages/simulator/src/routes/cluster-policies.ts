import { findContents } from '../behaviour/find.ts';
import { putClusterPolicies } from '../behaviour/cluster-policies.ts';
import type { Handlers } from '../http/route.ts';

export const clusterPolicyHandlers: Handlers = {
  getClusterPolicies: (call) => findContents(call).policies.get(call.params.clusterId)?.policies ?? {},
  updateClusterPolicies: (call) =>
    putClusterPolicies(findContents(call).policies, { clusterId: call.params.clusterId, wanted: call.body }),
};
