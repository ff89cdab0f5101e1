import { createRandom } from '../world/random.ts';
import { type ApiKey, type AuthToken, makeToken, prefixOf } from './api-key.ts';
import { writeMoment } from '../time/write-time.ts';

/** A key, and what the API lists of it. */
export interface Key {
  readonly apiKey: ApiKey;
  readonly authToken: AuthToken;
}

/** The keys that a simulator starts with. */
export interface Keys {
  readonly full: Key;
  readonly readonly: Key;
}

/** Makes a key that may do everything and one that may read; `token` is what to accept for the first. */
export function makeKeys(
  seed: number,
  {
    organizationId,
    token,
    now,
  }: {
    readonly organizationId: string;
    readonly token: string | undefined;
    readonly now: number;
  },
): Keys {
  const random = createRandom(seed, 'api-keys');
  const createdAt = writeMoment(now);
  const make = (
    made: string,
    { name, isReadonly }: { readonly name: string; readonly isReadonly: boolean },
  ): Key => {
    const id = random.uuid();
    const shared = { id, name, organizationId };
    return {
      apiKey: { ...shared, token: made, isReadonly, isActive: true, expiresAt: undefined },
      authToken: { ...shared, readonly: isReadonly, active: true, createdAt, tokenPrefix: prefixOf(made) },
    };
  };
  const [full, readonly] = [makeToken(random), makeToken(random)];
  return {
    full: make(token ?? full, { name: 'simulated', isReadonly: false }),
    readonly: make(readonly, { name: 'simulated-readonly', isReadonly: true }),
  };
}
