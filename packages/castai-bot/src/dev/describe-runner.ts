import { CliError, type CommandContext, describeProblem, isRecord, readJson } from '@castai-bot/cli';
import type { RunnerData, RunnerFunction, RunnerRun, RunnerState } from '@castai-bot/page';
import { functionOf } from '@castai-bot/scaffold';
import { listNamed } from '../config/function-config.ts';
import { readConfigMap } from '../config/read-config-map.ts';
import { listNextRuns } from '../inspect/list-next-runs.ts';
import { findRepo, type Repo } from '../repo/find-repo.ts';
import type { SimulatedWorld } from '../run/start-world.ts';
import { Scrubber } from '../scrub/scrubber.ts';
import { describeKept } from '../state/describe-kept.ts';
import { nameState } from '../state/name-state.ts';
import type { StateKeeper } from '../state/state-keeper.ts';

const TICKS = 5;
/** A longer state is shown from its beginning. */
const MOST_SHOWN = 100_000;

/** What is told whether castai-bot.json can be read or not. */
type Known = Pick<RunnerData, 'bot' | 'functions'>;

/** What describes a bot, whose files are being edited, and its world. */
export interface DescribeOptions {
  readonly run: RunnerRun | undefined;
  readonly world: SimulatedWorld | undefined;
}

/** Makes what tells a page of a bot: what cannot be read is as it was last, with the problem. */
export function createDescriber(context: CommandContext): (options: DescribeOptions) => Promise<RunnerData> {
  let known: Known = { bot: '', functions: [] };
  return async ({ run, world }) => {
    let problem: string | null = null;
    try {
      const repo = await findRepo(context);
      const now = new Date(world?.simulator.clock.now() ?? context.now());
      known = { bot: repo.answers.name, functions: await listFunctions(repo, now) };
    } catch (error) {
      if (!(error instanceof CliError)) throw error;
      problem = describeProblem(error, context.view);
    }
    const names = [...new Set(known.functions.map(({ state }) => state))];
    return {
      ...known,
      problem,
      isRunning: run !== undefined && run.durationMs === null,
      run: run ?? null,
      states:
        world === undefined
          ? []
          : await Promise.all(names.map((name) => describeState(name, world.keeperOf(name)))),
    };
  };
}

async function listFunctions(repo: Repo, now: Date): Promise<readonly RunnerFunction[]> {
  const listed = await listNextRuns(repo.answers, { now, runs: TICKS });
  return Promise.all(
    listed.map(async ({ name, schedule, words, timeZone, nextRuns }) => ({
      name,
      function: functionOf(repo.answers, name),
      schedule,
      words: schedule === null ? words : `${words} (${timeZone})`,
      ticks: nextRuns.map((at) => Date.parse(at)),
      inputs: await readInputs(repo, name),
      state: nameState(repo.answers, name),
    })),
  );
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

/** As `castai-bot state show` has it, with nobody's secret in it. */
async function describeState(name: string, keeper: StateKeeper): Promise<RunnerState> {
  const kept = await keeper.read();
  const { text, lastGoodRuns } = describeKept(kept);
  return {
    name,
    text: text === null ? null : scrubText(text).slice(0, MOST_SHOWN),
    cut: Math.max(0, (text?.length ?? 0) - MOST_SHOWN),
    lastGoodRuns: Object.entries(isRecord(lastGoodRuns) ? lastGoodRuns : {}).map(([entry, at]) => ({
      entry,
      at: String(at),
    })),
  };
}

function scrubText(text: string): string {
  const value = readJson(text);
  const scrubber = new Scrubber({ keeps: 'ids and people' });
  if (value === undefined) return scrubber.text(text);
  scrubber.learn(value);
  return JSON.stringify(scrubber.json(value), undefined, 2);
}
