import type { Schemas } from '@castai-bot/api';
import type { Random } from '../world/random.ts';

/** A key that the simulator knows, by its token. */
export interface ApiKey {
  readonly token: string;
  /** The id of the auth token, or of the service account's key, that it belongs to. */
  readonly id: string;
  readonly name: string;
  readonly organizationId: string;
  readonly isReadonly: boolean;
  readonly isActive: boolean;
  /** In milliseconds since the epoch; `undefined` when it never expires. */
  readonly expiresAt: number | undefined;
}

/** A token of a person, as the API lists it: without the token itself. */
export type AuthToken = Omit<Schemas['AuthToken'], 'token'> & {
  readonly id: string;
  readonly organizationId: string;
};

const ALPHABET = 'abcdefghijklmnopqrstuvwxyz0123456789';
const PREFIX_LENGTH = 16;

/** Makes a key of the form that CAST AI gives out: 64 and 8 characters after the prefix. */
export function makeToken(random: Random): string {
  return `castai_v1_${random.text(64, ALPHABET)}_${random.text(8, ALPHABET)}`;
}

/** What of a token may be shown. */
export function prefixOf(token: string): string {
  return token.slice(0, PREFIX_LENGTH);
}
