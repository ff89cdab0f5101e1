import { Refusal } from '../http/refusal.ts';
import type { Caller } from '../http/route.ts';
import type { OrganizationState } from '../state/contents.ts';
import type { State } from '../state/state.ts';
import type { Cluster } from '../world/cluster.ts';

/** A request that is about the caller's organization. */
export interface OwnCall {
  readonly caller: Caller;
  readonly state: State;
}

/** What the caller's organization holds. */
export function ownContents({ caller, state }: OwnCall): OrganizationState {
  return state.ofOrganization(caller.organizationId);
}

/** A request whose path names the organization. */
export interface PathCall extends OwnCall {
  readonly params: { readonly organizationId: string };
}

/** What the organization in a request's path holds. @throws {Refusal} 403 when it is not the caller's */
export function pathContents(call: PathCall): OrganizationState {
  return call.state.ofOrganization(organizationOfPath(call));
}

/** The clusters of the organization in a request's path. @throws {Refusal} 403 when it is not the caller's */
export function clustersOfPath(call: PathCall): readonly Cluster[] {
  const id = organizationOfPath(call);
  return call.state.clusters.toArray().filter(({ organizationId }) => organizationId === id);
}

function organizationOfPath({ params: { organizationId }, caller }: PathCall): string {
  if (organizationId === caller.organizationId) return organizationId;
  throw new Refusal(403, `Forbidden: organization "${organizationId}" is not the key's`);
}
