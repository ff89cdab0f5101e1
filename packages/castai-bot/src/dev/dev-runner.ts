import { CliError, type CommandContext, renderError } from '@castai-bot/cli';
import type { RunnerData, RunnerFunction, RunnerOrder, RunnerRun, RunWrite } from '@castai-bot/page';
import type { ExplorerRunner, Simulator } from '@castai-bot/simulator';
import { listNamed } from '../config/function-config.ts';
import { readConfigMap } from '../config/read-config-map.ts';
import { listNextRuns } from '../inspect/list-next-runs.ts';
import { findRepo, type Repo } from '../repo/find-repo.ts';
import { meaningOf } from '../report/render-report.ts';
import { simulateRun } from '../run/modes/simulate-run.ts';
import { prepareRun } from '../run/prepare-run.ts';
import type { RunResult } from '../run/run-result.ts';
import type { SimulatedWorld } from '../run/start-world.ts';
import { createRunLog } from './run-log.ts';

const TICKS = 5;

/** Runs a bot's functions one at a time, and tells its page how they went. */
export interface DevRunner {
  /** What the explorer shows and presses. */
  readonly explorer: ExplorerRunner;
  /** Gives it the world that it runs against. */
  readonly attach: (world: SimulatedWorld) => void;
  /** Resolves with the next order of a person. */
  readonly nextOrder: () => Promise<void>;
  /** Runs what was ordered last. @returns what came of it; undefined where it could not run */
  readonly run: (why: string) => Promise<RunResult | undefined>;
}

export interface DevRunnerOptions {
  /** What is run until a person chooses another. */
  readonly order: RunnerOrder;
  readonly context: CommandContext;
}

/** Makes a runner; nothing runs yet. */
export function createDevRunner({ order: first, context }: DevRunnerOptions): DevRunner {
  let order = first;
  let run: RunnerRun | undefined;
  let revision = 0;
  let world: SimulatedWorld | undefined;
  let ordered = Promise.withResolvers<void>();
  const change = (next: Partial<RunnerRun>): void => {
    if (run !== undefined) run = { ...run, ...next };
    revision += 1;
  };
  return {
    attach: (started) => {
      world = started;
    },
    nextOrder: () => ordered.promise,
    explorer: {
      revision: () => revision,
      read: () => describe(run, { context, simulator: world?.simulator }),
      act: (_name, body) => {
        order = readOrder(body);
        ordered.resolve();
        ordered = Promise.withResolvers();
        return Promise.resolve();
      },
    },
    run: async (why) => {
      if (world === undefined) throw new Error('A runner without a world');
      run = begin({ number: (run?.number ?? 0) + 1, why, order, now: context.now() });
      const done = { ...order };
      // A tick is gone to once.
      order = { ...order, tick: null };
      return runOrder(done, { world, context, change });
    },
  };
}

function begin({
  number,
  why,
  order,
  now,
}: {
  readonly number: number;
  readonly why: string;
  readonly order: RunnerOrder;
  readonly now: Date;
}): RunnerRun {
  return {
    number,
    why,
    function: order.function,
    isDryRun: order.isDryRun,
    startedAt: now.getTime(),
    durationMs: null,
    exitCode: null,
    meaning: null,
    problem: null,
    log: '',
    report: null,
    plan: [],
    requests: [0, 0],
  };
}

interface Running {
  readonly world: SimulatedWorld;
  readonly context: CommandContext;
  readonly change: (next: Partial<RunnerRun>) => void;
}

async function runOrder(
  order: RunnerOrder,
  { world, context, change }: Running,
): Promise<RunResult | undefined> {
  const { simulator } = world;
  const startedAt = performance.now();
  const log = createRunLog(() => change({ log: log.text(), requests: [from, simulator.requests.length] }));
  const from = simulator.requests.length;
  try {
    await goTo(order, simulator);
    const own = { ...context, stdout: log.through(context.stdout), stderr: log.through(context.stderr) };
    const repo = await findRepo(own);
    const { function: wanted, inputs, isDryRun, tick } = order;
    // Told to the function as the time that it serves.
    const at = tick === null ? undefined : new Date(tick).toISOString().replace('.000Z', 'Z');
    const prepared = await prepareRun(repo, { wanted, inputs, configFile: undefined, at, context: own });
    const { listUnmet, keeperOf } = world;
    const options = { repo, prepared, isDryRun, recordTo: undefined, listUnmet, keeperOf, context: own };
    const result = await simulateRun(simulator, options);
    const { exitCode, report, plan } = result;
    change({ exitCode, meaning: meaningOf(exitCode), report, plan: (plan ?? []).map(toWrite) });
    return result;
  } catch (error) {
    // What is being edited is broken now and then.
    if (!(error instanceof CliError)) throw error;
    change({ problem: [error.message, error.hint?.toString()].filter(Boolean).join('\n') });
    context.note(renderError(error, context.view).text);
    return undefined;
  } finally {
    change({ durationMs: performance.now() - startedAt, requests: [from, simulator.requests.length] });
  }
}

async function goTo({ resets, tick }: RunnerOrder, simulator: Simulator): Promise<void> {
  if (resets) await simulator.reset();
  if (tick !== null) simulator.advance(Math.max(0, tick - simulator.clock.now()));
}

function toWrite({ method, path, target, changes }: NonNullable<RunResult['plan']>[number]): RunWrite {
  return { title: [method, path, target].filter(Boolean).join(' '), changes };
}

async function describe(
  run: RunnerRun | undefined,
  { context, simulator }: { readonly context: CommandContext; readonly simulator: Simulator | undefined },
): Promise<RunnerData> {
  const repo = await findRepo(context);
  const now = new Date(simulator?.clock.now() ?? context.now());
  const listed = await listNextRuns(repo.answers, { now, runs: TICKS });
  const functions = listed.map(async ({ name, schedule, nextRuns }): Promise<RunnerFunction> => ({
    name,
    schedule,
    ticks: nextRuns.map((at) => Date.parse(at)),
    inputs: await readInputs(repo, name),
  }));
  return {
    bot: repo.answers.name,
    functions: await Promise.all(functions),
    isRunning: run !== undefined && run.durationMs === null,
    run: run ?? null,
  };
}

/** By name; null where the config cannot be read, which a run then says. */
async function readInputs({ root }: Repo, name: string): Promise<object | null> {
  try {
    const { document } = await readConfigMap(root, name);
    return Object.fromEntries(listNamed(document, 'inputs').map(({ name, value }) => [name, value] as const));
  } catch (error) {
    if (!(error instanceof CliError)) throw error;
    return null;
  }
}

/** What a page orders. */
function readOrder(body: Readonly<Record<string, unknown>>): RunnerOrder {
  const { function: name, inputs, isDryRun, resets, tick } = body;
  return {
    function: String(name),
    inputs: Array.isArray(inputs) ? inputs.map(String) : [],
    isDryRun: isDryRun === true,
    resets: resets === true,
    tick: typeof tick === 'number' ? tick : null,
  };
}
