import { Refusal } from '../http/refusal.ts';
import type { Caller } from '../http/route.ts';
import type { OrganizationState } from '../state/contents.ts';
import type { State } from '../state/state.ts';

interface OrganizationCall {
  readonly caller: Caller;
  readonly state: State;
}

/** What the caller's organization holds. */
export function ownContents({ caller, state }: OrganizationCall): OrganizationState {
  return state.ofOrganization(caller.organizationId);
}

/** What the organization in a request's path holds. @throws {Refusal} 403 when it is not the caller's */
export function pathContents(
  call: OrganizationCall & { readonly params: { readonly organizationId: string } },
): OrganizationState {
  const { organizationId } = call.params;
  if (organizationId !== call.caller.organizationId) {
    throw new Refusal(403, `Forbidden: organization "${organizationId}" is not the key's`);
  }
  return call.state.ofOrganization(organizationId);
}
