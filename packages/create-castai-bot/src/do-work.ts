import { cancelled, CliError, type CommandContext } from '@castai-bot/cli';
import {
  applyPlan,
  type BotAnswers,
  type FileChange,
  placeChanges,
  type PlannedFile,
  ScaffoldError,
} from '@castai-bot/scaffold';
import type { Checkout } from './checkout.ts';
import { hintOf } from './directory.ts';
import { installDependencies, installProgram } from './install-dependencies.ts';
import { makeRepository } from './make-repository.ts';
import type { StepPlace, StepResult } from './step.ts';
import { runTask } from './task-list.ts';

/** What is to be done once every question has its answer. */
export interface Work {
  /** Absolute. */
  readonly directory: string;
  readonly files: readonly PlannedFile[];
  /** Of what is there already. */
  readonly edits: readonly FileChange[];
  readonly answers: BotAnswers;
  readonly checkout: Checkout | undefined;
  readonly installs: boolean;
  readonly commits: boolean;
}

/**
 * Writes, installs, commits. What fails after the files are written is a step that failed, and the files stay.
 * @throws CliError `DIRECTORY_TAKEN`, or while writing `NOT_WRITTEN` or `CANCELLED`: the disk is as it was before
 */
export async function doWork(work: Work, context: CommandContext): Promise<readonly StepResult[]> {
  const { env, signal } = context;
  const { directory, files, answers, checkout } = work;
  const place: StepPlace = {
    cwd: directory,
    env,
    signal,
    paths: files.map((file) => file.path),
  };
  const steps = [
    await runTask(`Writing ${files.length} files`, { context, task: () => write(work, signal) }),
  ];
  if (answers.workspace) return [...steps, await runTask('Leaving the rest', { context, task: leaveToRoot })];
  if (work.installs) {
    const task = (): Promise<StepResult> =>
      installDependencies(answers.packageManager, { ...place, checkout });
    const program = installProgram(answers.packageManager, checkout);
    steps.push(await runTask(`Installing dependencies with ${program}`, { context, task }));
  }
  if (work.commits && !signal.aborted) {
    const task = (): Promise<StepResult> => makeRepository(answers.name, place);
    steps.push(await runTask('Making a git repository', { context, task }));
  }
  return steps;
}

/** Its root installs everything at once, and is what git knows. */
async function leaveToRoot(): Promise<StepResult> {
  const title = 'Installed nothing and made no git repository: it is part of a workspace';
  return { step: 'install', status: 'skipped', title };
}

async function write({ files, edits, directory }: Work, signal: AbortSignal): Promise<StepResult> {
  try {
    if (edits.length === 0) {
      const { dir, changes } = placeChanges(files, directory);
      await applyPlan(changes, { dir, signal });
    } else {
      const { writeBeside } = await import('./keep/write-beside.ts');
      await writeBeside({ files, edits }, { directory, signal });
    }
  } catch (error) {
    throw explain(error, signal);
  }
  return { step: 'write', status: 'done', title: `Wrote ${files.length} files to ${directory}` };
}

function explain(error: unknown, signal: AbortSignal): unknown {
  const isUndone = !(error instanceof ScaffoldError && error.code === 'UNDO_FAILED');
  if (signal.aborted && isUndone) return cancelled();
  if (!(error instanceof ScaffoldError)) return error;
  const code = error.code === 'FILES_EXIST' ? 'DIRECTORY_TAKEN' : 'NOT_WRITTEN';
  return new CliError(code, error.message, { cause: error, ...hintOf(error) });
}
