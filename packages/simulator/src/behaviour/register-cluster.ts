import type { Schemas } from '@castai-bot/api';
import { badField, Refusal } from '../http/refusal.ts';
import type { Caller, Received } from '../http/route.ts';
import type { State } from '../state/state.ts';
import type { Cluster } from '../world/cluster.ts';
import {
  blocksOf,
  identityOf,
  makeRegisteredCluster,
  PROVIDER_TYPES,
  type Whereabouts,
} from '../world/registered-cluster.ts';
import { makeWaitingContents } from '../world/waiting-contents.ts';
import { connectCluster } from './connect-cluster.ts';

/**
 * Registers a cluster, or finds the one that was registered before.
 * @throws {Refusal} 400 without a name or unless it is of exactly one provider, 403 for an organization that is not the
 * caller's, 409 when its id is taken
 */
export function registerCluster(
  state: State,
  { caller, body }: { readonly caller: Caller; readonly body: Received<Schemas['RegisterClusterRequest']> },
): Cluster {
  const { id, name, organizationId: wanted, castwareInstallMethod, ...where } = body;
  const organizationId = organizationFor(state, caller, wanted);
  requireProvider(name, where);
  const present = findRegistered(state, { id, name, organizationId, where });
  if (present !== undefined) return present;
  const cluster = makeRegisteredCluster(
    {
      id: id === undefined || id === '' ? state.random.uuid() : id,
      name,
      organizationId,
      where,
      installMethod: castwareInstallMethod ?? 'CASTWARE_INSTALL_METHOD_UNSPECIFIED',
    },
    { now: state.clock.now(), status: state.guesses.registeredStatus },
  );
  state.addCluster(cluster, makeWaitingContents(cluster, { seed: state.seed, now: state.clock.now() }));
  if (state.registration.connects) {
    state.clock.schedule(state.clock.now() + state.durations.connect, () =>
      connectCluster(state, cluster.id),
    );
  }
  return cluster;
}

function requireProvider(name: string, where: Whereabouts): void {
  if (name.trim() === '') throw badField('name', 'value is required');
  const blocks = blocksOf(where);
  if (blocks.length === 1) return;
  const wanted = `wanted exactly one of ${Object.keys(PROVIDER_TYPES).join(', ')}`;
  throw badField('provider', `found ${blocks.length === 0 ? 'none' : blocks.join(', ')}, ${wanted}`);
}

function organizationFor(state: State, caller: Caller, wanted = ''): string {
  if (wanted === '' || wanted === caller.organizationId) return caller.organizationId;
  if (state.organizations.get(wanted)?.parentId === caller.keyOrganizationId) return wanted;
  throw new Refusal(403, `Forbidden: organization "${wanted}" is not the key's`);
}

interface Asked {
  readonly id: string | undefined;
  readonly name: string;
  readonly organizationId: string;
  readonly where: Whereabouts;
}

/** One that was deleted is registered anew. */
function findRegistered(state: State, { id, name, organizationId, where }: Asked): Cluster | undefined {
  const sameId = state.clusters.get(id ?? '');
  const isOwn = sameId?.organizationId === organizationId && sameId.status !== 'archived';
  if (sameId !== undefined && !isOwn) throw new Refusal(409, `cluster "${sameId.id}" already exists`);
  if (sameId !== undefined) return sameId;
  const identity = identityOf({ name, ...where });
  return state.clusters.find(
    (cluster) =>
      cluster.organizationId === organizationId &&
      cluster.status !== 'archived' &&
      identityOf(cluster) === identity,
  );
}
