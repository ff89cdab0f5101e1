import { type ApiKey, makeToken } from '../state/api-key.ts';
import type { State } from '../state/state.ts';

/** Makes a key that works from now on. */
export function createKey(
  state: State,
  key: Omit<ApiKey, 'token' | 'expiresAt'> & { readonly expiresAt: string | undefined },
): ApiKey {
  const expiresAt = key.expiresAt === undefined ? undefined : Date.parse(key.expiresAt);
  return state.apiKeys.put({ ...key, expiresAt, token: makeToken(state.random) });
}

/** Switches the key of an id on or off. */
export function switchKey(state: State, id: string, isActive: boolean): void {
  const key = findKey(state, id);
  if (key !== undefined) state.apiKeys.put({ ...key, isActive });
}

/** Takes the key of an id away: it is refused from now on. */
export function removeKey(state: State, id: string): void {
  const key = findKey(state, id);
  if (key !== undefined) state.apiKeys.remove(key.token);
}

function findKey(state: State, id: string): ApiKey | undefined {
  return state.apiKeys.find((key) => key.id === id);
}
