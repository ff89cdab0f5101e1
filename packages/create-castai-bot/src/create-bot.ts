import path from 'node:path';
import { type CommandContext, quote, usageError } from '@castai-bot/cli';
import { packageCommands, planBot } from '@castai-bot/scaffold';
import { answerQuestions } from './answer-questions.ts';
import { toBotAnswers } from './bot-answers.ts';
import type { Migration } from './blueprint/migrate.ts';
import { checkDirectory } from './directory.ts';
import { doWork } from './do-work.ts';
import type { Invocation } from './invocation.ts';
import { nextSteps } from './next-steps.ts';
import { notesOn } from './notes.ts';
import type { Outcome } from './outcome.ts';
import { packageVersions } from './package-versions.ts';
import { questions } from './questions.ts';
import { replayCommand } from './replay-command.ts';
import { lookAround } from './workspace/look-around.ts';

/**
 * Asks, plans, then writes, installs and commits. What fails after the files are written is a step of the outcome.
 * @throws CliError a usage mistake, a directory that is taken, a cancellation; the disk is as it was before
 */
export async function createBot(invocation: Invocation, context: CommandContext): Promise<Outcome> {
  const { isDryRun, checkout } = invocation;
  checkTarget(invocation.directory);
  const migration = await startMigration(invocation, context.cwd);
  const around = await lookAround(invocation.directory, context.cwd);
  const known = await answerQuestions(invocation, { context, found: migration?.blueprint, around });
  const typed = invocation.directory ?? String(known.name);
  const directory = path.resolve(context.cwd, typed);
  const isMember = around.managerOf(directory) !== undefined;
  const answers = toBotAnswers(known, { functionName: migration?.blueprint.functionName, isMember });
  const notes = [...around.notesOn(directory, answers), ...notesOn(answers)];
  const from = migration && { directory: migration.typed, answers: migration.blueprint.answers };
  const replay = replayCommand({ questions, answers: known, directory: typed, from });
  const planned = await planBot(answers, packageVersions, {
    replayCommand: replay,
    configs: migration?.configs ?? {},
  });
  const files = migration?.takeOver(planned) ?? planned;
  if (isDryRun) checkDirectory(directory, files);
  const work = {
    directory,
    files,
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

/** `https://…`, `git@host:…`: what `git clone` takes. */
const ADDRESS = /^(?:[a-z][a-z\d+.-]*:\/\/|git@)/i;

/** @throws CliError USAGE */
function checkTarget(directory: string | undefined): void {
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
