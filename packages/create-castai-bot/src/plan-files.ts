import { type BotAnswers, type FileChange, planBot, type PlannedFile } from '@castai-bot/scaffold';
import type { Migration } from './blueprint/migrate.ts';
import type { GitPlace } from './ci-root/find-git-place.ts';
import type { RootPlan } from './ci-root/plan-include.ts';
import type { Kept } from './keep/find-kept.ts';
import type { KeptPlan } from './keep/plan-kept.ts';
import { type Note, notesOn } from './notes.ts';
import { packageVersions } from './package-versions.ts';
import type { Around } from './workspace/around.ts';

/** What a new bot is put into, and what it is made of beside its answers. */
export interface PlanFilesOptions {
  /** Absolute. */
  readonly directory: string;
  readonly migration: Migration | undefined;
  readonly kept: Kept | undefined;
  readonly around: Around;
  readonly gitPlace: GitPlace | undefined;
  /** The command that makes the same bot again. */
  readonly replay: string;
}

/** Files to write and to change, and what a person should know of them. */
export interface FilesPlan {
  readonly files: readonly PlannedFile[];
  readonly edits: readonly FileChange[];
  readonly notes: readonly Note[];
}

/** Plans what is written for a new bot, in its folder and around it. @throws CliError USAGE: it cannot be there */
export async function planFiles(
  answers: BotAnswers,
  { directory, migration, kept, around, gitPlace, replay }: PlanFilesOptions,
): Promise<FilesPlan> {
  const planned = await planBot(answers, packageVersions, {
    replayCommand: replay,
    configs: migration?.configs ?? {},
  });
  const all = migration?.takeOver(planned) ?? planned;
  const own = await leaveKept(all, { kept, directory });
  const root = await planRoot(answers, gitPlace);
  return {
    files: [...own.files, ...root.files],
    edits: [...own.edits, ...root.edits],
    notes: [...around.notesOn(directory, answers), ...root.notes, ...own.notes, ...notesOn(answers)],
  };
}

async function leaveKept(
  files: readonly PlannedFile[],
  { kept, directory }: { readonly kept: Kept | undefined; readonly directory: string },
): Promise<KeptPlan> {
  if (kept === undefined) return { files, edits: [], notes: [] };
  const { planKept } = await import('./keep/plan-kept.ts');
  return planKept(files, { kept, directory });
}

/** What a workflow needs outside of the bot's folder. */
async function planRoot(answers: BotAnswers, place: GitPlace | undefined): Promise<RootPlan> {
  if (answers.ci === 'none' || place === undefined) return { files: [], edits: [], notes: [] };
  const { planCi } = await import('./ci-root/plan-ci.ts');
  return planCi(answers, place);
}
