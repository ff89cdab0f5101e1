import { callFunction, type CalledFunction, createMemoryStore, type StateStore } from '@castai-bot/runtime';
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
  /** What it is called with afterwards, once it has ended well: its other schedule, which shares its state. */
  readonly laterInputs?: (simulator: Simulator) => Readonly<Record<string, unknown>>;
  readonly world: WorldFile | WorldSize;
  /** Which of the clusters it works on. @default the first */
  readonly clusterIndex?: number;
  /** Looks at each request before it is sent: throws where it must not be. */
  readonly inspect?: (request: Outgoing, simulator: Simulator) => void;
}

/** A request on its way: to the API, or to what keeps the state. */
export interface Outgoing {
  /** `READ` and `WRITE` of the state. */
  readonly method: string;
  readonly path: string;
  /** From 1, of one run. */
  readonly number: number;
}

/** What hits a run: the first one, or of a life with a later one the first of those. */
export interface Stroke {
  /**
   * `SIGKILL`: the process is gone once this request is carried out, and nobody reads the answer. `SIGTERM`: the run is
   * told to stop while the request is under way. `lost answer`: it is a write, and carried out all the same.
   */
  readonly kind: 'SIGKILL' | 'SIGTERM' | 'lost answer';
  /** Which request of that run, from 1. */
  readonly at: number;
  readonly isLater?: boolean;
  /** Nobody tries again what was hit: the later run is the next. */
  readonly isGivenUp?: boolean;
}

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

/**
 * Lives a life: the run that is hit, then runs until one ends well, as a Job does it; then the later ones likewise.
 * Closes its simulator with `use`.
 */
export async function live(life: Life, stroke?: Stroke): Promise<History> {
  const simulator = await startSimulator({
    world: life.world,
    durations: SLOW,
    now: () => STARTED_AT,
  });
  const runs: Run[] = [];
  const store = createMemoryStore();
  try {
    for (const inputs of [life.inputs, ...(life.laterInputs === undefined ? [] : [life.laterInputs])]) {
      const struck = (stroke?.isLater ?? false) === (inputs === life.laterInputs) ? stroke : undefined;
      const called = { ...life, inputs, store };
      let last = await run(called, simulator, struck);
      runs.push(last);
      const runsMax = struck?.isGivenUp === true ? 1 : RUNS_MAX;
      for (let again = 1; again < runsMax && last.end !== 'done'; again += 1) {
        last = await run(called, simulator, undefined);
        runs.push(last);
      }
    }
    // What is under way comes to its end.
    simulator.advance(3_600_000);
    return { runs, simulator };
  } catch (error) {
    await simulator.close();
    throw error;
  }
}

type CalledLife = Life & { readonly store: StateStore };

async function run(life: CalledLife, simulator: Simulator, stroke: Stroke | undefined): Promise<Run> {
  const requests: Outgoing[] = [];
  const controller = new AbortController();
  const killed = Promise.withResolvers<Run>();
  const inspection = Promise.withResolvers<never>();
  let isGone = false;
  const send = async <Answer>(
    asked: Omit<Outgoing, 'number'>,
    answer: () => Promise<Answer>,
  ): Promise<Answer> => {
    if (isGone) return new Promise<never>(() => undefined);
    const request = { ...asked, number: requests.length + 1 };
    requests.push(request);
    try {
      life.inspect?.(request, simulator);
    } catch (error) {
      inspection.reject(error);
    }
    if (stroke?.at !== request.number) return answer();
    if (stroke.kind === 'SIGTERM') {
      const answered = answer();
      controller.abort(new Error('SIGTERM'));
      return answered;
    }
    await answer();
    if (stroke.kind === 'lost answer')
      throw new TypeError('fetch failed', { cause: new Error('other side closed') });
    isGone = true;
    killed.resolve({ requests, end: 'killed' });
    return new Promise<never>(() => undefined);
  };
  const fetch: typeof globalThis.fetch = async (target, init) => {
    const url = new URL(target instanceof Request ? target.url : target);
    const asked = { method: init?.method ?? 'GET', path: url.pathname };
    return send(asked, () => globalThis.fetch(url, init));
  };
  const called = callFunction(life.definition, {
    api: simulator,
    inputs: life.inputs(simulator),
    clusterId: simulator.clusterIds[life.clusterIndex ?? 0] ?? '',
    clock: simulator.clock,
    fetch,
    signal: controller.signal,
    stateStore: {
      read: (key) => send({ method: 'READ', path: key }, () => life.store.read(key)),
      write: (key, text, version) =>
        send({ method: 'WRITE', path: key }, () => life.store.write(key, text, version)),
    },
  });
  const ended = describe(called, requests).then((one): Run => {
    // Whatever it returns after a signal, its exit code is not 0.
    return one.end === 'done' && controller.signal.aborted ? { ...one, end: 'failed' } : one;
  });
  return Promise.race([killed.promise, inspection.promise, ended]);
}

async function describe(work: Promise<CalledFunction>, requests: readonly Outgoing[]): Promise<Run> {
  try {
    const called = await work;
    return { requests, called, end: called.failed.length === 0 ? 'done' : 'failed' };
  } catch (error) {
    return { requests, error, end: 'failed' };
  }
}
