import { readdirSync } from 'node:fs';
import path from 'node:path';

/** What a repo that somebody has begun has already, of what a bot would bring. */
export interface Kept {
  /** Theirs stand for ours: `LICENSE` for `LICENSE.txt`. */
  readonly stays: readonly { readonly ours: string; readonly theirs: string }[];
  /** Theirs get the lines of ours that they lack. */
  readonly merged: readonly string[];
}

const STAYS = [
  { ours: 'README.md', names: /^readme(?:\.\w+)?$/i },
  { ours: 'LICENSE.txt', names: /^(?:licen[cs]e|copying)(?:[.-].+)?$/i },
] as const;

const MERGED: readonly string[] = ['.gitignore', '.gitattributes'];

/** The files of a folder that `--keep` keeps; none in one that is not there. */
export function findKept(directory: string): Kept {
  const names = listFiles(directory);
  return {
    stays: STAYS.flatMap(({ ours, names: pattern }) => {
      const theirs = names.includes(ours) ? ours : names.find((name) => pattern.test(name));
      return theirs === undefined ? [] : [{ ours, theirs }];
    }),
    merged: MERGED.filter((name) => names.includes(name)),
  };
}

/** Whether a file that a bot would bring gives way to what is there. */
export function isKept({ stays, merged }: Kept, name: string): boolean {
  return merged.includes(name) || stays.some(({ ours }) => ours === name);
}

/** Whether `--keep` would help against these being there. */
export function isKeepable(paths: readonly string[]): boolean {
  const ours: readonly string[] = [...STAYS.map((one) => one.ours), ...MERGED];
  return paths.length > 0 && paths.every((name) => ours.includes(name));
}

function listFiles(directory: string): readonly string[] {
  try {
    const entries = readdirSync(path.resolve(directory), { withFileTypes: true });
    return entries.filter((entry) => entry.isFile()).map(({ name }) => name);
  } catch (error) {
    // Whoever writes there says why it cannot be looked into.
    if (error instanceof Error && 'code' in error) return [];
    throw error;
  }
}
