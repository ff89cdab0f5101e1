import type { Clock } from '../http/time/clock.ts';
import { isRecord } from '../values/json-value.ts';
import { StateConflictError, type StateKey, type StateStore } from './state-store.ts';

/** What the entries that share a state keep beside it, each under its name. */
export type EntryRecord = Readonly<Record<string, unknown>>;

const TRIES = 5;
/** The end of a run waits for it. */
const LONGEST_PAUSE_MS = 200;

/** Reads such a record; what a person has broken there is forgotten. @throws what the store throws */
export async function readRecord(store: StateStore, key: StateKey): Promise<EntryRecord> {
  return parse((await store.read(key)).text);
}

/** How a record changes. */
export interface RecordChange {
  readonly entry: string;
  readonly clock: Clock;
  /** Gives what the entry keeps then; called again where somebody else has written meanwhile. */
  readonly change: (now: EntryRecord) => unknown;
}

/** Changes what one entry keeps, beside what others do. @throws what the store throws */
export async function changeRecord(
  store: StateStore,
  key: StateKey,
  { change, clock, entry }: RecordChange,
): Promise<void> {
  for (let tries = 1; ; tries += 1) {
    const { text, version } = await store.read(key);
    const now = parse(text);
    try {
      await store.write(key, JSON.stringify({ ...now, [entry]: change(now) }), version);
      return;
    } catch (error) {
      if (!(error instanceof StateConflictError) || tries === TRIES) throw error;
    }
    await clock.sleep(clock.random() * LONGEST_PAUSE_MS);
  }
}

function parse(text: string | undefined): EntryRecord {
  try {
    const value: unknown = JSON.parse(text ?? '{}');
    return isRecord(value) ? value : {};
  } catch {
    return {};
  }
}
