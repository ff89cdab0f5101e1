import { type CliError, type CommandContext, describeProblem } from '@castai-bot/cli';
import { functionOf } from '@castai-bot/scaffold';
import type { RunData } from '@castai-bot/page';
import { findRepo, type Repo } from '../../repo/find-repo.ts';
import { Scrubber } from '../../scrub/scrubber.ts';
import { scrubPlan } from '../plan/scrub-plan.ts';
import type { PlannedWrite } from '../plan/planned-write.ts';
import type { TracedRun } from './run-trace.ts';
import { toRunData } from './to-run-data.ts';
import { toRunWrites } from './to-run-writes.ts';

export interface FailedRun {
  /** As typed or chosen. */
  readonly wanted: string | undefined;
  readonly error: CliError;
  /** What it was to write, where that is known. */
  readonly plan: readonly PlannedWrite[] | undefined;
  /** What must not be shown. */
  readonly secrets: readonly string[];
  readonly context: CommandContext;
}

/** What a page shows of a run that castai-bot could not begin or not end; undefined where no bot is there. */
export async function toFailedData(
  run: TracedRun | undefined,
  { wanted, error, plan, secrets, context }: FailedRun,
): Promise<RunData | undefined> {
  const scrubber = new Scrubber({ keeps: 'ids', secrets: run?.secrets ?? secrets });
  const problem = scrubber.text(describeProblem(error, context.view));
  // A plan was made, and was not to be sent.
  if (run?.result !== undefined) return { ...toRunData({ ...run, result: run.result }), problem };
  const repo = await findRepo(context).catch(() => undefined);
  if (repo === undefined) return undefined;
  const common = {
    ...NOTHING,
    bot: repo.answers.name,
    exitCode: error.exitCode,
    problem,
    plan: plan === undefined ? null : toRunWrites(scrubPlan(plan, scrubber)),
  };
  if (run === undefined) {
    const entry = wanted ?? nameOnly(repo);
    return {
      ...common,
      entry,
      function: functionOf(repo.answers, entry),
      startedAt: context.now().getTime(),
    };
  }
  const { entry, tick } = run.prepared;
  return {
    ...common,
    entry: entry.entry,
    function: entry.function,
    tick: tick?.getTime() ?? null,
    startedAt: run.startedAt.getTime(),
    log: scrubber.text(run.log),
    logCut: run.logCut,
  };
}

/** What is not known of a run that has not been one. */
const NOTHING = {
  cluster: null,
  target: null,
  isDryRun: false,
  isReal: false,
  tick: null,
  durationMs: null,
  meaning: null,
  report: null,
  reportProblem: null,
  notes: [],
  changes: null,
  sent: null,
  notSent: null,
  state: null,
  requests: null,
  log: '',
  logCut: 0,
} as const;

/** The function that runs where none is named. */
function nameOnly({ answers }: Repo): string {
  return Object.keys(answers.functions)[0] ?? answers.name;
}
