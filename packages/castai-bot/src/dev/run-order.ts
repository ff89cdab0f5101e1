import { CliError, type CommandContext, describeProblem, renderError, withProperties } from '@castai-bot/cli';
import type { RunnerOrder, RunnerRun } from '@castai-bot/page';
import type { Simulator } from '@castai-bot/simulator';
import { findRepo } from '../repo/find-repo.ts';
import { meaningOf } from '../report/render-report.ts';
import { toRunWrites } from '../run/html/to-run-writes.ts';
import { simulateRun } from '../run/modes/simulate-run.ts';
import { prepareRun } from '../run/prepare-run.ts';
import type { RunResult } from '../run/run-result.ts';
import type { SimulatedWorld } from '../run/start-world.ts';
import { listChangedObjects } from './list-changed-objects.ts';
import { createRunLog } from './run-log.ts';
import type { RunStop } from './run-stop.ts';

/** More objects are counted. */
const MOST_CHANGED = 200;

/** What a run is in, how it is ended, and who hears of it. */
export interface RunOrderOptions {
  readonly world: SimulatedWorld;
  readonly stop: RunStop;
  readonly change: (next: Partial<RunnerRun>) => void;
  /** Is given what tells how the run goes, whenever somebody looks. */
  readonly follow: (look: () => Partial<RunnerRun>) => void;
}

/** Runs what was ordered, and tells how it goes. @returns undefined where the bot was never started */
export async function runOrder(
  order: RunnerOrder,
  { world, stop, change, follow }: RunOrderOptions,
): Promise<RunResult | undefined> {
  const { context } = stop;
  const { simulator } = world;
  const startedAt = performance.now();
  const log = createRunLog(() => change({}));
  const from = simulator.requests.length;
  const look = (): Partial<RunnerRun> => ({
    log: log.text(),
    logCut: log.cut(),
    requests: [from, simulator.requests.length],
  });
  follow(look);
  try {
    await goTo(order, simulator);
    const before = simulator.changes();
    const streams = { stdout: log.through(context.stdout), stderr: log.through(context.stderr) };
    const result = await runIn(world, order, withProperties(context, streams));
    const changed = listChangedObjects(before, simulator.changes());
    change({
      ...describeResult(result, stop),
      changed: changed.slice(0, MOST_CHANGED),
      changedCount: changed.length,
    });
    return result;
  } catch (error) {
    if (context.signal.aborted) change({ problem: 'It was ended before the bot had started' });
    // What is being edited is broken now and then.
    else if (error instanceof CliError) {
      change({ problem: describeProblem(error, context.view) });
      context.note(renderError(error, context.view).text);
    } else throw error;
    return undefined;
  } finally {
    change({ ...look(), durationMs: performance.now() - startedAt });
  }
}

async function goTo({ resets, tick }: RunnerOrder, simulator: Simulator): Promise<void> {
  if (resets) await simulator.reset();
  if (tick !== null) simulator.advance(Math.max(0, tick - simulator.clock.now()));
}

async function runIn(
  { simulator, listUnmet, keeperOf }: SimulatedWorld,
  { function: wanted, inputs, isDryRun, tick }: RunnerOrder,
  context: CommandContext,
): Promise<RunResult> {
  const repo = await findRepo(context);
  // Told to the function as the time that it serves.
  const at = tick === null ? undefined : new Date(tick).toISOString().replace('.000Z', 'Z');
  const prepared = await prepareRun(repo, { wanted, inputs, configFile: undefined, at, context });
  const options = { repo, prepared, isDryRun, recordTo: undefined, listUnmet, keeperOf, context };
  return simulateRun(simulator, options);
}

function describeResult(
  { exitCode, report, reportProblem, plan, state }: RunResult,
  { isAsked }: Pick<RunStop, 'isAsked'>,
): Partial<RunnerRun> {
  const meaning = meaningOf(exitCode, report);
  return {
    exitCode,
    meaning: isAsked() ? `stopped: ${meaning}` : meaning,
    report,
    reportProblem,
    plan: toRunWrites(plan ?? []),
    stateChanges: state?.changes.map(({ path, before, after }) => ({ path, before, after })) ?? [],
  };
}
