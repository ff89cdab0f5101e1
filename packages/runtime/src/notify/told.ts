import type { Clock } from '../http/time/clock.ts';
import { StateConflictError, type StateStore } from '../state/state-store.ts';
import { isRecord } from '../values/json-value.ts';

/** What a target was told last: a failure, by its fingerprint, that it knows nothing better of yet. */
export type Told = Readonly<Record<string, string>>;

const KEY = 'notify.json';
const TRIES = 4;
const LONGEST_PAUSE_MS = 200;

/** The failures that the targets of an entry know of, by target. @throws what the store throws */
export async function readTold(store: StateStore, entry: string): Promise<Told> {
  return toldOf((await store.read(KEY)).text, entry);
}

/** What has changed of it: undefined for a failure that is over. */
export type ToldChanges = Readonly<Record<string, string | undefined>>;

/** Stores what was told, beside what other entries have told. @throws what the store throws */
export async function writeTold(
  store: StateStore,
  { clock, changes, entry }: { readonly clock: Clock; readonly changes: ToldChanges; readonly entry: string },
): Promise<void> {
  if (Object.keys(changes).length === 0) return;
  for (let tries = 1; ; tries += 1) {
    const { text, version } = await store.read(KEY);
    const merged = Object.entries({ ...toldOf(text, entry), ...changes }).filter(
      ([, print]) => print !== undefined,
    );
    const next = JSON.stringify({ ...parse(text), [entry]: Object.fromEntries(merged) });
    try {
      await store.write(KEY, next, version);
      return;
    } catch (error) {
      if (!(error instanceof StateConflictError) || tries === TRIES) throw error;
    }
    await clock.sleep(clock.random() * LONGEST_PAUSE_MS);
  }
}

function toldOf(text: string | undefined, entry: string): Told {
  const own = parse(text)[entry];
  if (!isRecord(own)) return {};
  return Object.fromEntries(
    Object.entries(own).flatMap(([key, print]) => (typeof print === 'string' ? [[key, print] as const] : [])),
  );
}

/** What a person has broken there is forgotten: at worst something is told twice. */
function parse(text: string | undefined): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(text ?? '{}');
    return isRecord(value) ? value : {};
  } catch {
    return {};
  }
}
