import { callFunction, type CalledFunction } from '@castai-bot/runtime';
import {
  type Durations,
  type Simulator,
  startSimulator,
  type WorldFile,
  type WorldSize,
} from '@castai-bot/simulator';
import type { TemplateFunction } from './render-template.ts';

/** A function in a world of its own, where time passes only by being slept through. */
export interface Life {
  readonly definition: TemplateFunction;
  readonly inputs: (simulator: Simulator) => Readonly<Record<string, unknown>>;
  readonly world: WorldFile | WorldSize;
  /** Which of the clusters it works on. @default the first */
  readonly clusterIndex?: number;
  /** Looks at each request before it is sent: throws where it must not be. */
  readonly inspect?: (request: Outgoing, simulator: Simulator) => void;
}

/** A request on its way. */
export interface Outgoing {
  readonly method: string;
  readonly path: string;
  /** From 1, of one run. */
  readonly number: number;
}

/** What hits the first run. */
export type Stroke =
  /** The process is gone once the API has carried this request out: nobody reads the answer. */
  | { readonly kind: 'SIGKILL'; readonly at: number }
  /** The run is told to stop while this request is under way. */
  | { readonly kind: 'SIGTERM'; readonly at: number }
  /** The API carries this write out, and its answer is lost. */
  | { readonly kind: 'lost answer'; readonly at: number };

/** How one run went: killed, or ended. */
export interface Run {
  readonly requests: readonly Outgoing[];
  readonly end: 'killed' | 'failed' | 'done';
  readonly error?: unknown;
  readonly called?: CalledFunction;
}

/** What a function has left behind. */
export interface History {
  readonly runs: readonly Run[];
  readonly simulator: Simulator;
}

/** As slow as nodes are in clusters. */
const SLOW: Partial<Durations> = {
  nodeCreate: 15_000,
  nodeJoin: 25_000,
  nodeDrain: 60_000,
  nodeDelete: 30_000,
  hibernate: 120_000,
  resume: 120_000,
  planGenerate: 20_000,
};

/** A Job is tried again so often. */
const RUNS_MAX = 4;
const STARTED_AT = Date.UTC(2026, 10, 22, 12);

/** Lives a life: the run that is hit, then runs until one ends well, as a Job does it. Closes its simulator with `use`. */
export async function live(life: Life, stroke?: Stroke): Promise<History> {
  const simulator = await startSimulator({
    world: life.world,
    durations: SLOW,
    now: () => STARTED_AT,
  });
  const runs: Run[] = [];
  try {
    while (runs.length < RUNS_MAX && runs.at(-1)?.end !== 'done') {
      runs.push(await run(life, simulator, runs.length === 0 ? stroke : undefined));
    }
    // What is under way comes to its end.
    simulator.advance(3_600_000);
    return { runs, simulator };
  } catch (error) {
    await simulator.close();
    throw error;
  }
}

async function run(life: Life, simulator: Simulator, stroke: Stroke | undefined): Promise<Run> {
  const requests: Outgoing[] = [];
  const controller = new AbortController();
  const killed = Promise.withResolvers<Run>();
  const inspection = Promise.withResolvers<never>();
  const fetch: typeof globalThis.fetch = async (target, init) => {
    const url = new URL(target instanceof Request ? target.url : target);
    const request = { method: init?.method ?? 'GET', path: url.pathname, number: requests.length + 1 };
    requests.push(request);
    try {
      life.inspect?.(request, simulator);
    } catch (error) {
      inspection.reject(error);
    }
    const isHit = stroke?.at === request.number;
    const answered = globalThis.fetch(url, init);
    if (!isHit) return answered;
    if (stroke.kind === 'SIGTERM') {
      controller.abort(new Error('SIGTERM'));
      return answered;
    }
    await answered;
    if (stroke.kind === 'lost answer')
      throw new TypeError('fetch failed', { cause: new Error('other side closed') });
    killed.resolve({ requests, end: 'killed' });
    return new Promise<never>(() => undefined);
  };
  const clusterId = simulator.clusterIds[life.clusterIndex ?? 0] ?? '';
  const { clock } = simulator;
  const called = callFunction(life.definition, {
    api: simulator,
    inputs: life.inputs(simulator),
    clusterId,
    clock,
    fetch,
    signal: controller.signal,
  });
  return Promise.race([killed.promise, inspection.promise, describe(called, requests)]);
}

async function describe(work: Promise<CalledFunction>, requests: readonly Outgoing[]): Promise<Run> {
  try {
    const called = await work;
    return { requests, called, end: called.failed.length === 0 ? 'done' : 'failed' };
  } catch (error) {
    return { requests, error, end: 'failed' };
  }
}
