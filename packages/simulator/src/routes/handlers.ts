import type { Handlers } from '../http/route.ts';
import { clusterHandlers } from './clusters.ts';
import { clusterPolicyHandlers } from './cluster-policies.ts';
import { nodeHandlers } from './nodes.ts';
import { operationHandlers } from './operations.ts';
import { organizationHandlers } from './organizations.ts';
import { scalingPolicyHandlers } from './scaling-policies.ts';
import { workloadHandlers } from './workloads.ts';

/** Every operation that the simulator answers. */
export const handlers: Handlers = {
  ...clusterHandlers,
  ...clusterPolicyHandlers,
  ...nodeHandlers,
  ...operationHandlers,
  ...organizationHandlers,
  ...scalingPolicyHandlers,
  ...workloadHandlers,
};
