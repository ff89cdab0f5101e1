import { isRecord, readJson } from '@castai-bot/cli';
import { keepInMemory, type KeptState, type StateKeeper } from '../../state/state-keeper.ts';
import type { SavedStates } from '../save-world.ts';

/** What functions keep in a simulated world: as long as it lasts, and in the file that it is saved to. */
export interface WorldStates {
  readonly keeperOf: (name: string) => StateKeeper;
  /** Every state that has something in it, its texts read as JSON. */
  readonly readAll: () => Promise<SavedStates>;
  /** Forgets one; a run that uses it is told, as in a cluster, that somebody else has written it. */
  readonly clear: (name: string) => Promise<void>;
  /** Makes all of it what it was at the start; keepers that were handed out keep what nobody reads any more. */
  readonly reset: () => void;
}

/** @param saved What a saved world has of its states: by name and key, as JSON */
export function keepWorldStates(saved?: unknown): WorldStates {
  let keepers = openKeepers(saved);
  const keeperOf = (name: string): StateKeeper => {
    const keeper = keepers.get(name) ?? keepInMemory();
    keepers.set(name, keeper);
    return keeper;
  };
  return {
    keeperOf,
    clear: async (name) => {
      const keeper = keeperOf(name);
      let written: KeptState | undefined;
      while (written === undefined) {
        const { version } = await keeper.read();
        written = await keeper.write({}, version);
      }
    },
    readAll: async () => {
      const states = await Promise.all(
        [...keepers].map(async ([name, keeper]) => [name, toJson((await keeper.read()).data)] as const),
      );
      return Object.fromEntries(states.filter(([, data]) => Object.keys(data).length > 0));
    },
    reset: () => {
      keepers = openKeepers(saved);
    },
  };
}

function openKeepers(saved: unknown): Map<string, StateKeeper> {
  const keepers = new Map<string, StateKeeper>();
  for (const [name, data] of Object.entries(isRecord(saved) ? saved : {}))
    if (isRecord(data)) keepers.set(name, keepInMemory(toTexts(data)));
  return keepers;
}

function toTexts(data: Readonly<Record<string, unknown>>): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(data).map(([key, value]) => [key, JSON.stringify(value)]));
}

/** The id of a write is no JSON, and says nothing once it is over. */
function toJson(data: Readonly<Record<string, string>>): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    Object.entries(data).flatMap(([key, text]) => {
      const value = readJson(text);
      return value === undefined ? [] : [[key, value]];
    }),
  );
}
