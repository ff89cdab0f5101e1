import path from 'node:path';
import fs from 'fs-extra';
import { root } from './published-packages.ts';

/** Where folders stand one above the other: of two neighbours, files or folders, one at most imports from the other. */
const ORDERED = /^packages\/(api|castai-bot|cli|create-castai-bot|runtime|scaffold|schedule|yaml)\/src\//;

/** An import that is kept when types are gone, or not: both bind a reader to the other file. */
const IMPORT = /(?:from|import\() ?'(\.{1,2}\/[^']+)'/g;

/** One import between two neighbours in a folder, each a file or a folder of its own. */
interface Arrow {
  readonly from: string;
  readonly to: string;
  readonly file: string;
}

/** Finds imports that run upwards: two neighbours in a folder, however deep their files lie, that reach each other. */
export async function checkImportOrder(sources: readonly string[]): Promise<readonly string[]> {
  const files = sources.filter((file) => !/\.test[.-]/.test(file) && ORDERED.test(file));
  const arrows = (await Promise.all(files.map(listArrows))).flat();
  const above = Map.groupBy(arrows, ({ from }) => from);
  return arrows
    .filter(({ from, to }) => reaches(to, from, above))
    .map(({ from, to, file }) => `${file}: imports from ${to}, which imports ${from} in its turn`)
    .toSorted();
}

async function listArrows(file: string): Promise<readonly Arrow[]> {
  const text = await fs.readFile(path.join(root, file), 'utf8');
  return Array.from(text.matchAll(IMPORT), ([, specifier = '']) => {
    const target = path.posix.join(path.posix.dirname(file), specifier);
    return { ...findNeighbours(file, target), file };
  });
}

/** The two neighbours that an import ties: where the paths of its ends part. */
function findNeighbours(file: string, target: string): { readonly from: string; readonly to: string } {
  const ends = [file.split('/'), target.split('/')] as const;
  const same = ends[0].findIndex((part, index) => part !== ends[1][index]);
  const cut = (parts: readonly string[]): string => parts.slice(0, same + 1).join('/');
  return { from: cut(ends[0]), to: cut(ends[1]) };
}

function reaches(start: string, goal: string, above: ReadonlyMap<string, readonly Arrow[]>): boolean {
  const seen = new Set([start]);
  for (const at of seen) {
    if (at === goal) return true;
    for (const { to } of above.get(at) ?? []) seen.add(to);
  }
  return false;
}
