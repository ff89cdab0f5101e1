import { existsSync } from 'node:fs';
import path from 'node:path';

/** The nearest folder, from this one upwards, that has one of these. */
export function findAbove(folder: string, names: readonly string[]): string | undefined {
  if (names.some((name) => existsSync(path.join(folder, name)))) return folder;
  const parent = path.dirname(folder);
  return parent === folder ? undefined : findAbove(parent, names);
}
