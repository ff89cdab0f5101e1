import { createKey } from '../behaviour/keys.ts';
import { findCluster } from '../behaviour/find.ts';
import { requireBlock } from '../behaviour/update-cluster.ts';
import { badField } from '../http/refusal.ts';
import type { Call, Handlers, ResponseOf } from '../http/route.ts';
import type { Cluster } from '../world/cluster.ts';
import { createRandom } from '../world/random.ts';

/** Made up. */
const CASTAI_ACCOUNT = '000000000000';
const CASTAI_PROJECT = 'castai-simulated';
const SCRIPT_NOTE = 'Made by the simulator: there is no cloud, and nothing to run.';

export const clusterRegistrationHandlers: Handlers = {
  createClusterToken,
  getAssumeRolePrincipal: (call) => {
    const cluster = requireEks(findCluster(call));
    return { arn: call.state.rolePrincipals.has(cluster.id) ? arnOf(cluster) : '' };
  },
  createAssumeRolePrincipal: (call) => {
    const cluster = requireEks(findCluster(call));
    call.state.rolePrincipals.add(cluster.id);
    return { arn: arnOf(cluster) };
  },
  deleteAssumeRolePrincipal: (call) => {
    call.state.rolePrincipals.delete(requireEks(findCluster(call)).id);
    return {};
  },
  getAssumeRoleUser: (call) => ({ arn: arnOf(requireEks(findCluster(call))) }),
  createGkeServiceAccount,
  disableGkeServiceAccount: (call) => {
    const cluster = findCluster(call);
    requireBlock(cluster, 'gke');
    const { castServiceAccount: _gone, ...gke } = cluster.gke ?? {};
    call.state.clusters.put({ ...cluster, gke });
    return {};
  },
  createGcpServiceAccount: (call) => {
    const cluster = findCluster(call);
    const random = createRandom(call.state.seed, 'service-account', cluster.id);
    return { serviceAccountEmail: emailOf(cluster), serviceAccountId: random.text(21, '123456789') };
  },
  disableGcpServiceAccount: (call) => {
    findCluster(call);
    return {};
  },
  getImpersonationServiceAccount: ({ state, caller, body }) => {
    const { provider = 'aks' } = body;
    if (provider !== 'aks') throw badField('provider', `found "${provider}", wanted aks`);
    const random = createRandom(state.seed, 'impersonation', caller.organizationId);
    const id = random.text(21, '123456789');
    return { id, email: `impersonation-${id.slice(0, 8)}@${CASTAI_PROJECT}.iam.gserviceaccount.com` };
  },
  getCredentialsScript: (call) => ({ script: writeScript('Connects', findCluster(call)) }),
  getCleanupScript: (call) => ({ script: writeScript('Cleans up', findCluster(call)) }),
};

/** Earlier tokens of a cluster go on working. */
function createClusterToken(call: Call<'createClusterToken'>): ResponseOf<'createClusterToken'> {
  const { id, name, organizationId } = findCluster(call);
  const { token } = createKey(call.state, {
    id: call.state.random.uuid(),
    name: `${name} ${id}`,
    organizationId,
    isReadonly: false,
    isActive: true,
    expiresAt: undefined,
  });
  return { token };
}

function createGkeServiceAccount(
  call: Call<'createGkeServiceAccount'>,
): ResponseOf<'createGkeServiceAccount'> {
  const cluster = findCluster(call);
  requireBlock(cluster, 'gke');
  const serviceAccount = emailOf(cluster);
  const { gkeSaImpersonate } = call.body.gke ?? {};
  call.state.clusters.put({
    ...cluster,
    gke: {
      ...cluster.gke,
      castServiceAccount: serviceAccount,
      ...(gkeSaImpersonate === undefined ? {} : { clientServiceAccount: gkeSaImpersonate }),
    },
  });
  return { serviceAccount };
}

function requireEks(cluster: Cluster): Cluster {
  requireBlock(cluster, 'eks');
  return cluster;
}

/** In whose name CAST AI acts in the account of an EKS cluster. */
function arnOf({ id }: Cluster): string {
  return `arn:aws:iam::${CASTAI_ACCOUNT}:user/cast-crossrole-${id.slice(0, 8)}`;
}

function emailOf({ id }: Cluster): string {
  return `castai-gke-${id.slice(0, 8)}@${CASTAI_PROJECT}.iam.gserviceaccount.com`;
}

function writeScript(does: string, { id, name }: Cluster): string {
  return `#!/bin/bash\n# ${does} cluster ${name} (${id}).\n# ${SCRIPT_NOTE}\n`;
}
