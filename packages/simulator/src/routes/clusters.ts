import { findCluster } from '../behaviour/find.ts';
import type { Handlers } from '../http/route.ts';

export const clusterHandlers: Handlers = {
  listClusters: ({ state, caller }) => ({
    items: state.clusters.toArray().filter(({ organizationId }) => organizationId === caller.organizationId),
  }),
  getCluster: findCluster,
};
