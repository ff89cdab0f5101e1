import { CliError, exitCodes, renderError, toFlagName, usageError } from '@castai-bot/cli';
import { findRepo } from '../repo/find-repo.ts';
import type { RunPage } from './html/run-page.ts';
import { runFunction, type RunFlags, type RunRequest } from './run-function.ts';
import type { RunResult } from './run-result.ts';

/** What became of each function of a bot. */
export interface EveryRun {
  readonly bot: string;
  /** Of the first that did not end well; 0 when all did, and 1 when their page could not be written. */
  readonly exitCode: number;
  /** In the order of castai-bot.json. */
  readonly runs: readonly (RunResult | NotRun)[];
  /** The page that shows them; null where it was not written. */
  readonly htmlTo: string | null;
}

/** A function that could not be started: its config is missing, say. */
export interface NotRun {
  readonly function: string;
  readonly exitCode: number;
  readonly error: { readonly code: string; readonly message: string };
}

/** These are about one function, or write one file. */
const ALONE = [
  'apply',
  'config',
  'input',
  'plan',
  'planOut',
  'record',
  'replay',
  'saveRequests',
  'saveWorld',
  'watch',
] as const;

export interface EveryRunRequest extends RunRequest {
  readonly flags: RunFlags & { readonly watch: boolean };
}

/**
 * Runs every function of a bot, one after the other, each against a simulated CAST AI of its own.
 * @throws CliError USAGE for what goes with one function alone
 */
export async function runEveryFunction(
  { wanted, flags, context }: EveryRunRequest,
  page: RunPage | undefined,
): Promise<EveryRun> {
  const hint = 'castai-bot run --simulate --all';
  if (wanted !== undefined) throw usageError(`Cannot take "${wanted}" and --all: wanted one of them`, hint);
  const alone = ALONE.find((name) => isGiven(flags[name]));
  if (alone !== undefined) {
    throw usageError(`Cannot take --all and --${toFlagName(alone)}, which is for one function`, hint);
  }
  if (!flags.simulate) throw usageError('Cannot take --all without --simulate', hint);
  const { answers } = await findRepo(context);
  const runs: (RunResult | NotRun)[] = [];
  for (const name of Object.keys(answers.functions)) {
    runs.push(await runOne({ wanted: name, flags, context }, page));
  }
  const failed = runs.find(({ exitCode }) => exitCode !== exitCodes.done);
  const htmlTo = (await page?.save()) ?? null;
  const ownCode = page === undefined || htmlTo !== null ? exitCodes.done : exitCodes.failed;
  return { bot: answers.name, exitCode: failed?.exitCode ?? ownCode, runs, htmlTo };
}

/** One that cannot be started keeps no other from it. */
async function runOne(
  request: RunRequest & { readonly wanted: string },
  page: RunPage | undefined,
): Promise<RunResult | NotRun> {
  const { context, wanted } = request;
  const trace = page?.begin();
  try {
    const result = await runFunction({ ...request, trace });
    await page?.end({ trace, wanted });
    return result;
  } catch (error) {
    if (!(error instanceof CliError) || context.signal.aborted) throw error;
    context.note(renderError(error, context.view).text);
    await page?.end({ trace, wanted, error });
    return {
      function: wanted,
      exitCode: error.exitCode,
      error: { code: error.code, message: error.message },
    };
  }
}

function isGiven(value: string | boolean | readonly string[] | undefined): boolean {
  if (Array.isArray(value)) return value.length > 0;
  return value !== undefined && value !== false;
}
