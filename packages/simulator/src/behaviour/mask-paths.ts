import { badField } from '../http/refusal.ts';
import type { Guesses } from '../state/guesses.ts';

interface Maskable {
  /** The paths that a mask may name, in camelCase. */
  readonly allowed: RegExp;
  /** The same in words. */
  readonly wanted: string;
  readonly guesses: Pick<Guesses, 'updateMaskPaths'>;
}

/** Reads an `updateMask`: its paths, in camelCase. @throws {Refusal} 400 for a path that the write cannot change */
export function maskPaths(
  updateMask: string,
  { allowed, wanted, guesses: { updateMaskPaths } }: Maskable,
): readonly string[] {
  return updateMask.split(',').map((text) => {
    const path = text.trim();
    const isOther = updateMaskPaths === 'snake_case' ? /[A-Z]/.test(path) : path.includes('_');
    const read = path.replaceAll(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
    if (!isOther && allowed.test(read)) return read;
    throw badField('updateMask', `found "${path}", wanted ${wanted}, in ${updateMaskPaths}`);
  });
}
