import type { State } from '../state/state.ts';
import type { RequestHeaders } from './request-head.ts';
import { Refusal } from './refusal.ts';
import type { Caller } from './route.ts';

/** The header by which an enterprise's key acts for one of its organizations. */
const ORGANIZATION_HEADER = 'x-castai-organization-id';

/**
 * Tells who sends a request, by its X-API-Key, and for which organization.
 *
 * @throws {Refusal} 401 when the key is missing, unknown, switched off or expired; when the organization is not the
 * key's, the status that the simulator was started with
 */
export function authenticate(state: State, headers: RequestHeaders): Caller {
  const key = state.apiKeys.get(headers.get('x-api-key') ?? '');
  const isExpired = key?.expiresAt !== undefined && key.expiresAt <= state.clock.now();
  if (key === undefined || !key.isActive || isExpired) throw new Refusal(401, 'Unauthorized');
  const { organizationId: keyOrganizationId, isReadonly } = key;
  const organizationId = headers.get(ORGANIZATION_HEADER) ?? keyOrganizationId;
  const isOwn = organizationId === keyOrganizationId;
  if (!isOwn && state.organizations.get(organizationId)?.parentId !== keyOrganizationId) {
    const status = state.guesses.foreignOrganizationStatus;
    throw new Refusal(status, status === 500 ? 'Internal Server Error' : 'Forbidden');
  }
  return { organizationId, keyOrganizationId, isReadonly };
}

/** Lets a read-only key read. @throws {Refusal} 403 when it writes */
export function authorize(caller: Caller, effect: 'read' | 'write'): void {
  if (caller.isReadonly && effect === 'write') throw new Refusal(403, 'Forbidden: the API key is read-only');
}
