import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { FileChange, PlannedFile } from '@castai-bot/scaffold';
import type { Note } from '../notes.ts';
import { addLines } from './add-lines.ts';
import { isKept, type Kept } from './find-kept.ts';

/** A plan that leaves a person's files in place. */
export interface KeptPlan {
  /** What is new. */
  readonly files: readonly PlannedFile[];
  readonly edits: readonly (FileChange & { readonly kind: 'edit' })[];
  readonly notes: readonly Note[];
}

/** Takes out of a plan what is there already, and adds to lists what they lack. */
export async function planKept(
  files: readonly PlannedFile[],
  { kept, directory }: { readonly kept: Kept; readonly directory: string },
): Promise<KeptPlan> {
  const edits = await Promise.all(
    files
      .filter(({ path: name }) => kept.merged.includes(name))
      .map(async ({ path: name, text }) => {
        const before = await readFile(path.join(directory, name), 'utf8');
        return { kind: 'edit', path: name, before, after: addLines(before, text) } as const;
      }),
  );
  const changed = edits.filter(({ before, after }) => before !== after);
  return {
    files: files.filter((file) => !isKept(kept, file.path)),
    edits: changed,
    notes: toNotes(kept, changed),
  };
}

function toNotes({ stays }: Kept, edits: KeptPlan['edits']): readonly Note[] {
  const [names, lists] = [stays.map(({ theirs }) => theirs), edits.map(({ path: name }) => name)];
  return [
    ...(names.length === 0 ? [] : [{ text: `Kept as it was: ${names.join(', ')}` }]),
    ...(lists.length === 0 ? [] : [{ text: `Kept, with what a bot needs at the end: ${lists.join(', ')}` }]),
  ];
}
