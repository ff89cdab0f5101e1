import type { Clock } from '../http/time/clock.ts';
import { changeRecord, type EntryRecord, readRecord } from '../state/entry-record.ts';
import type { StateStore } from '../state/state-store.ts';
import { isRecord } from '../values/json-value.ts';

/** What a target was told last: a failure, by its fingerprint, that it knows nothing better of yet. */
export type Told = Readonly<Record<string, string>>;

const KEY = 'notify.json';

/** The failures that the targets of an entry know of, by target. @throws what the store throws */
export async function readTold(store: StateStore, entry: string): Promise<Told> {
  return toldOf(await readRecord(store, KEY), entry);
}

/** What has changed of it: undefined for a failure that is over. */
export type ToldChanges = Readonly<Record<string, string | undefined>>;

/** Stores what was told, beside what other entries have told. @throws what the store throws */
export async function writeTold(
  store: StateStore,
  { clock, changes, entry }: { readonly clock: Clock; readonly changes: ToldChanges; readonly entry: string },
): Promise<void> {
  if (Object.keys(changes).length === 0) return;
  // What is undefined is not in the JSON.
  await changeRecord(store, KEY, { clock, entry, change: (now) => ({ ...toldOf(now, entry), ...changes }) });
}

/** What a person has broken there is forgotten: at worst something is told twice. */
function toldOf(all: EntryRecord, entry: string): Told {
  const { [entry]: own } = all;
  if (!isRecord(own)) return {};
  return Object.fromEntries(
    Object.entries(own).flatMap(([key, print]) => (typeof print === 'string' ? [[key, print] as const] : [])),
  );
}
