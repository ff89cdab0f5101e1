import type { RecordedRequest } from '@castai-bot/simulator';
import type { Answerer } from '../gateway/answerer.ts';
import { createLogTail } from '../log-tail.ts';
import type { PlannedWrite } from '../plan/planned-write.ts';
import type { PreparedRun } from '../prepare-run.ts';
import type { RunResult } from '../run-result.ts';
import { digestOf, type TracedRequest } from './mark-attempts.ts';

/** A longer log is kept from its end. */
const MOST_KEPT = 16 * 1024 * 1024;

/** What is known when a run begins. */
type Begun = Pick<TracedRun, 'startedAt' | 'prepared' | 'secrets' | 'url'>;

/** What was seen of a run besides its result; nothing in it is scrubbed. */
export interface TracedRun {
  readonly startedAt: Date;
  readonly prepared: Pick<PreparedRun, 'entry' | 'tick'>;
  /** What must not be shown. */
  readonly secrets: readonly string[];
  /** Where the bot was told that CAST AI is: on loopback, at a port of this run. */
  readonly url: string | undefined;
  readonly log: string;
  /** How many characters before it were left out. */
  readonly logCut: number;
  readonly requests: readonly TracedRequest[];
  /** What a run that wrote was to write. */
  readonly plan: readonly PlannedWrite[] | undefined;
  /** What came of it. */
  readonly result: RunResult | undefined;
}

/** Looks on while a run goes: whatever it prints and sends. */
export interface RunTrace {
  /** A run begins; what an earlier one left is forgotten, but for its plan. */
  readonly begin: (run: Begun) => void;
  readonly print: (text: string) => void;
  /** Hears of each request that goes to an answerer. */
  readonly listen: (answer: Answerer) => Answerer;
  /** Hears of each request that a simulator has answered. */
  readonly hear: (
    request: RecordedRequest,
    timing: { readonly arrivedAt: number; readonly tookMs: number },
  ) => void;
  readonly keepPlan: (plan: readonly PlannedWrite[]) => void;
  /** What was kept, though no run has begun. */
  readonly plan: () => readonly PlannedWrite[] | undefined;
  /** Takes what came of the run, before anything is taken out of it. */
  readonly end: (result: RunResult) => void;
  /** Undefined where none has begun. */
  readonly run: () => TracedRun | undefined;
}

/** Makes a trace of one run. */
export function createRunTrace({ now }: { readonly now: () => Date }): RunTrace {
  let begun: Begun | undefined;
  let log = createLogTail(MOST_KEPT);
  let requests: TracedRequest[] = [];
  let plan: readonly PlannedWrite[] | undefined;
  let result: RunResult | undefined;
  return {
    begin: (run) => {
      begun = run;
      [log, requests, result] = [createLogTail(MOST_KEPT), [], undefined];
    },
    print: (text) => log.push(text),
    listen: (answer) => async (request) => {
      const arrivedAt = now().getTime();
      const startedAt = performance.now();
      let status = 0;
      try {
        const answered = await answer(request);
        ({ status } = answered);
        return answered;
      } finally {
        const { method, path, body } = request;
        const tookMs = performance.now() - startedAt;
        const digest = digestOf({ method, path, body: body.toString('latin1') });
        requests.push({ arrivedAt, tookMs, method, path, status, digest });
      }
    },
    hear: ({ method, path: pathname, query, body, status }, timing) => {
      const path = `${pathname}${searchOf(query)}`;
      const digest = digestOf({ method, path, body: JSON.stringify(body) ?? '' });
      requests.push({ ...timing, method, path, status, digest });
    },
    keepPlan: (planned) => {
      plan = planned;
    },
    plan: () => plan,
    end: (ended) => {
      result = ended;
    },
    run: () => begun && { ...begun, log: log.text(), logCut: log.cut(), requests, plan, result },
  };
}

function searchOf(query: RecordedRequest['query']): string {
  const search = new URLSearchParams(
    Object.entries(query).flatMap(([name, value]) =>
      [value].flat().map((one): [string, string] => [name, one]),
    ),
  ).toString();
  return search === '' ? '' : `?${search}`;
}
