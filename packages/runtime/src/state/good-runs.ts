import type { Clock } from '../http/time/clock.ts';
import { changeRecord, readRecord } from './entry-record.ts';
import type { StateStore } from './state-store.ts';

const KEY = 'runs.json';

/** When the last run of an entry began that ended well and was no dry run; undefined where none is known. */
export async function readLastGoodRun(store: StateStore, entry: string): Promise<Date | undefined> {
  const { [entry]: text } = await readRecord(store, KEY);
  const at = new Date(typeof text === 'string' ? text : Number.NaN);
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
  await changeRecord(store, KEY, { clock, entry, change: () => startedAt.toISOString() });
}
