import type { Random } from '../world/random.ts';

/** A key that the simulator accepts. */
export interface ApiKey {
  readonly token: string;
  readonly name: string;
  readonly organizationId: string;
  readonly isReadonly: boolean;
}

const ALPHABET = 'abcdefghijklmnopqrstuvwxyz0123456789';

/** Makes a key of the form that CAST AI gives out: 64 and 8 characters after the prefix. */
export function makeToken(random: Random): string {
  return `castai_v1_${random.text(64, ALPHABET)}_${random.text(8, ALPHABET)}`;
}
