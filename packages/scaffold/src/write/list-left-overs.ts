import { readdirSync } from 'node:fs';
import { DRAFT_PREFIX } from './draft-prefix.ts';

/** Names of what writes have left in a folder. One that cannot be read is a matter of the command, which has words for it. */
export function listLeftOvers(folder: string): readonly string[] {
  try {
    return readdirSync(folder).filter((name) => name.startsWith(DRAFT_PREFIX));
  } catch {
    return [];
  }
}
