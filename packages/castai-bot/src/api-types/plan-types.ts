import path from 'node:path';
import { foreignFile } from '../edit-repo/replace-file.ts';
import type { RepoChange } from '../edit-repo/repo-change.ts';
import { readTextIfThere } from '../repo/read-text.ts';
import type { Repo } from '../repo/find-repo.ts';
import { compareTypes, type TypeDifference } from './compare-types.ts';
import { readSpec, type ReadSpecOptions } from './read-spec.ts';
import { isApiTypes, TYPES_FILE, writeApiTypes } from './write-api-types.ts';

/** What new types change. */
export interface TypesPlan {
  readonly file: string;
  readonly source: string;
  /** How many the description has. */
  readonly operations: number;
  /** There are no types yet. */
  readonly isNew: boolean;
  /** Since the file was written; none when it is new, null when it was edited so that nobody can tell. */
  readonly differences: readonly TypeDifference[] | null;
  readonly changes: readonly RepoChange[];
}

export interface PlanTypesOptions extends ReadSpecOptions {
  /** A file of somebody else's goes too. */
  readonly isForced: boolean;
}

/** Reads a description of the API and plans the file of its types. @throws CliError FOREIGN_FILE and those of `readSpec` */
export async function planTypes(repo: Repo, options: PlanTypesOptions): Promise<TypesPlan> {
  const before = await readTextIfThere(path.join(repo.root, TYPES_FILE));
  if (before !== undefined && !options.isForced && !isApiTypes(before)) throw foreignFile(TYPES_FILE);
  const spec = await readSpec(repo, options);
  const after = writeApiTypes(spec);
  return {
    file: TYPES_FILE,
    source: spec.source,
    operations: Object.values(spec.document.paths).reduce((sum, item) => sum + Object.keys(item).length, 0),
    isNew: before === undefined,
    differences: before === undefined ? [] : tryCompare(before, after),
    changes: listChanges(before, after),
  };
}

function tryCompare(before: string, after: string): readonly TypeDifference[] | null {
  try {
    return compareTypes(before.replaceAll('\r\n', '\n'), after);
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

function listChanges(before: string | undefined, after: string): readonly RepoChange[] {
  if (before === undefined) return [{ kind: 'create', path: TYPES_FILE, text: after }];
  return before === after ? [] : [{ kind: 'edit', path: TYPES_FILE, before, after }];
}
