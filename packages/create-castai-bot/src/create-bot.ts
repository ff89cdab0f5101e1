import path from 'node:path';
import { type CommandContext, quote, shell, usageError } from '@castai-bot/cli';
import { listLeftOvers, packageCommands } from '@castai-bot/scaffold';
import { answerQuestions } from './answer-questions.ts';
import { toBotAnswers } from './bot-answers.ts';
import type { Migration } from './blueprint/migrate.ts';
import { chooseCiRoot } from './ci-root/choose-ci-root.ts';
import { findGitPlace } from './ci-root/find-git-place.ts';
import { checkDirectory } from './directory.ts';
import { doWork } from './do-work.ts';
import type { Invocation } from './invocation.ts';
import { findKept, type Kept } from './keep/find-kept.ts';
import { nextSteps } from './next-steps.ts';
import type { Outcome } from './outcome.ts';
import { planFiles } from './plan-files.ts';
import { questions } from './questions.ts';
import { replayCommand } from './replay-command.ts';
import { lookAround } from './workspace/look-around.ts';

/**
 * Asks, plans, then writes, installs and commits. What fails after the files are written is a step of the outcome.
 * @throws CliError a usage mistake, a directory that is taken, a cancellation; the disk is as it was before
 */
export async function createBot(invocation: Invocation, context: CommandContext): Promise<Outcome> {
  const { isDryRun, checkout } = invocation;
  checkTarget(invocation);
  const migration = await startMigration(invocation, context.cwd);
  const gitPlace = findGitPlace(invocation.directory, context.cwd);
  await recoverAround(invocation, { gitRoot: gitPlace?.root, context });
  const kept = await chooseKept(invocation, context);
  const around = await lookAround(invocation.directory, context.cwd);
  const known = await answerQuestions(withKept(invocation, kept), {
    context,
    found: migration?.blueprint,
    around,
    gitPlace,
    kept,
  });
  const typed = invocation.directory ?? String(known.name);
  const directory = path.resolve(context.cwd, typed);
  const workspaceRoot = around.rootOf(directory);
  const ciRoot = chooseCiRoot(known, { directory, place: gitPlace, workspaceRoot });
  const functionName = migration?.blueprint.functionName;
  const answers = toBotAnswers(known, { functionName, isMember: workspaceRoot !== undefined, ciRoot });
  const from = migration && { directory: migration.typed, answers: migration.blueprint.answers };
  const keeps = kept !== undefined;
  const replay = replayCommand({ questions, answers: known, directory: typed, from, keeps });
  const surroundings = { directory, migration, kept, around, gitPlace };
  const { files, edits, notes } = await planFiles(answers, { replay, ...surroundings });
  if (isDryRun) checkDirectory(directory, files);
  const work = {
    directory,
    files,
    edits,
    answers,
    checkout,
    installs: known.install === 'yes',
    commits: known.git === 'yes',
  };
  const steps = isDryRun ? [] : await doWork(work, context);
  const report = migration?.report(packageCommands(answers.packageManager).cli, files);
  const next = nextSteps({ answers, directory, cwd: context.cwd, steps, checkout });
  return {
    schema: 1,
    dryRun: isDryRun,
    directory,
    answers,
    files: files.map(({ path, text, kind }) => ({ path, bytes: Buffer.byteLength(text), kind })),
    steps,
    replay,
    ...(report === undefined ? {} : { migration: report }),
    notes,
    next,
  };
}

/** What a killed run has left would be in the way of this one. */
async function recoverAround(
  { directory, isDryRun }: Invocation,
  { gitRoot, context }: { readonly gitRoot: string | undefined; readonly context: CommandContext },
): Promise<void> {
  const own = directory === undefined ? [] : [path.resolve(context.cwd, directory)];
  const folders = [...new Set([...own, gitRoot ?? []].flat())].filter(
    (folder) => listLeftOvers(folder).length > 0,
  );
  if (folders.length === 0 || isDryRun) return;
  const { recoverFolders } = await import('./recover-folders.ts');
  await recoverFolders(folders, context);
}

/** What stays of a folder that is named: with `--keep`, or when a person at a terminal says so. */
async function chooseKept(
  { directory, keeps, takesDefaults }: Invocation,
  context: CommandContext,
): Promise<Kept | undefined> {
  const asks = !takesDefaults && context.isInteractive;
  if (directory === undefined || !(keeps || asks)) return undefined;
  const kept = findKept(path.resolve(context.cwd, directory));
  if (keeps) return kept;
  if (kept.stays.length + kept.merged.length === 0) return undefined;
  const { offerKeep } = await import('./keep/offer-keep.ts');
  await offerKeep(kept, { directory, context });
  return kept;
}

/** A licence that is there is the repo's, so that no other is chosen. */
function withKept(invocation: Invocation, kept: Kept | undefined): Invocation {
  const hasLicense = kept?.stays.some(({ ours }) => ours === 'LICENSE.txt') === true;
  return hasLicense ? { ...invocation, given: { license: 'none', ...invocation.given } } : invocation;
}

/** `https://…`, `git@host:…`: what `git clone` takes. */
const ADDRESS = /^(?:[a-z][a-z\d+.-]*:\/\/|git@)/i;

/** @throws CliError USAGE */
function checkTarget({ directory, keeps, given }: Invocation): void {
  if (keeps && directory === undefined) {
    throw usageError(
      'Cannot keep what is there: found --keep without a folder, wanted the one with your files, . for this one',
      shell`create-castai-bot ${given.name ?? '.'} --keep`,
    );
  }
  // What a shell makes of a variable that is not set: no reason to write into the present folder.
  if (directory === '') {
    throw usageError(
      'Cannot write to "": empty, wanted a folder, . for this one',
      'create-castai-bot --help',
    );
  }
  if (directory === undefined || !ADDRESS.test(directory)) return;
  throw usageError(
    `Cannot write to ${quote(directory)}: it is an address, wanted a folder; clone it first, then create the bot in the clone`,
    'npx create-castai-bot .',
  );
}

/** The blueprint, read before anything is asked. */
async function startMigration(
  { blueprint: typed, given }: Invocation,
  cwd: string,
): Promise<Migration | undefined> {
  if (typed === undefined) return undefined;
  if (given.flavor === 'bare-bones') {
    throw usageError('Cannot make a bare-bones bot of a blueprint: --from-blueprint makes a TypeScript one');
  }
  const { migrate } = await import('./blueprint/migrate.ts');
  return migrate(typed, cwd);
}
