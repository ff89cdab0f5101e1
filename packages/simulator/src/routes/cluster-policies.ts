import { findContents } from '../behaviour/find.ts';
import { putClusterPolicies } from '../behaviour/cluster-policies.ts';
import type { Handlers } from '../http/route.ts';

export const clusterPolicyHandlers: Handlers = {
  getClusterPolicies: (call) => findContents(call).policies.get(),
  updateClusterPolicies: (call) => putClusterPolicies(findContents(call).policies, call.body),
};
