import {
  deleteCluster,
  disconnectCluster,
  reconcileCluster,
  requireAks,
  setClusterTags,
} from '../behaviour/cluster-lifecycle.ts';
import { findCluster } from '../behaviour/find.ts';
import { hibernate, requireHibernation, resume } from '../behaviour/hibernation.ts';
import { registerCluster } from '../behaviour/register-cluster.ts';
import { updateCluster } from '../behaviour/update-cluster.ts';
import { type Call, type Handlers, Reply, type ResponseOf } from '../http/route.ts';

export const clusterHandlers: Handlers = {
  listClusters: ({ state, caller }) => ({
    items: state.clusters
      .toArray()
      .filter(({ organizationId }) => organizationId === caller.organizationId)
      .filter(({ status }) => status !== 'archived' || !state.guesses.hidesArchivedClusters),
  }),
  registerCluster: ({ state, caller, body }) => registerCluster(state, { caller, body }),
  getCluster: (call) => findCluster(call),
  updateCluster: (call) => updateCluster(call.state, findCluster(call), call.body),
  deleteCluster: (call) => {
    deleteCluster(call.state, findCluster(call));
    return new Reply(204);
  },
  disconnectCluster: (call) => disconnectCluster(call.state, findCluster(call), call.body),
  reconcileCluster: (call) => {
    reconcileCluster(call.state, findCluster(call));
    return {};
  },
  setClusterTags: (call) => {
    setClusterTags(call.state, findCluster(call), call.body);
    return {};
  },
  hibernateCluster,
  resumeCluster,
};

function hibernateCluster(call: Call<'hibernateCluster'>): ResponseOf<'hibernateCluster'> {
  const { state, query } = call;
  const cluster = findCluster(call);
  if (query.stopControlPlane === true) requireAks(cluster, 'stopControlPlane');
  requireHibernation(state, cluster, 'hibernate');
  const mode = query.mode ?? 'OPERATION_MODE_DEFAULT';
  const operationId = mode === 'OPERATION_MODE_DRY_RUN' ? '' : hibernate(state, cluster).id;
  return { clusterId: cluster.id, operationId, mode };
}

function resumeCluster(call: Call<'resumeCluster'>): ResponseOf<'resumeCluster'> {
  const { state, query, body } = call;
  const cluster = findCluster(call);
  requireHibernation(state, cluster, 'resume');
  const mode = query.mode ?? 'OPERATION_MODE_DEFAULT';
  const operationId = mode === 'OPERATION_MODE_DRY_RUN' ? '' : resume(state, cluster, body).id;
  return { clusterId: cluster.id, operationId, mode };
}
