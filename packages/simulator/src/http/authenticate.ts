import type { State } from '../state/state.ts';
import { Refusal } from './refusal.ts';
import type { Caller } from './route.ts';

/** Tells who sends a request by its X-API-Key. @throws {Refusal} 401 when the key is missing or unknown */
export function authenticate(state: State, headers: Headers): Caller {
  const key = state.apiKeys.get(headers.get('x-api-key') ?? '');
  if (key === undefined) throw new Refusal(401, 'Unauthorized');
  return { organizationId: key.organizationId, isReadonly: key.isReadonly };
}

/** Lets a read-only key read. @throws {Refusal} 403 when it writes */
export function authorize(caller: Caller, effect: 'read' | 'write'): void {
  if (caller.isReadonly && effect === 'write') throw new Refusal(403, 'Forbidden: the API key is read-only');
}
