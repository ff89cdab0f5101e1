import type { Clock } from '../http/time/clock.ts';
import { isRecord } from '../values/json-value.ts';
import { StateConflictError, type StateStore } from './state-store.ts';

const KEY = 'runs.json';
const TRIES = 5;
const LONGEST_PAUSE_MS = 500;

/** What is known of the good runs of the entries that share a state: when the last one of each began. */
type GoodRuns = Readonly<Record<string, unknown>>;

/** When the last run of an entry began that ended well and was no dry run; undefined where none is known. */
export async function readLastGoodRun(store: StateStore, entry: string): Promise<Date | undefined> {
  const runs = parse((await store.read(KEY)).text);
  const at = new Date(
    Object.hasOwn(runs, entry) && typeof runs[entry] === 'string' ? runs[entry] : Number.NaN,
  );
  return Number.isNaN(at.getTime()) ? undefined : at;
}

/** A good run, and whose it was. */
export interface GoodRun {
  readonly entry: string;
  readonly startedAt: Date;
  readonly clock: Clock;
}

/** Keeps that a run has ended well. @throws StateConflictError and others of the store */
export async function noteGoodRun(store: StateStore, { clock, entry, startedAt }: GoodRun): Promise<void> {
  for (let tries = 1; ; tries += 1) {
    const { text, version } = await store.read(KEY);
    const runs = { ...parse(text), [entry]: startedAt.toISOString() };
    try {
      await store.write(KEY, JSON.stringify(runs), version);
      return;
    } catch (error) {
      if (!(error instanceof StateConflictError) || tries >= TRIES) throw error;
    }
    await clock.sleep(clock.random() * LONGEST_PAUSE_MS);
  }
}

/** What is no record of runs is of nobody's any more. */
function parse(text: string | undefined): GoodRuns {
  try {
    const value: unknown = text === undefined ? {} : JSON.parse(text);
    return isRecord(value) ? value : {};
  } catch (error) {
    if (error instanceof SyntaxError) return {};
    throw error;
  }
}
