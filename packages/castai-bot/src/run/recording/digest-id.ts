import { createHash } from 'node:crypto';

/** A UUID cannot be found again from its digest. */
export function digestId(id: string, salt: string): string {
  return createHash('sha256').update(salt).update(id.toLowerCase()).digest('hex').slice(0, 32);
}
