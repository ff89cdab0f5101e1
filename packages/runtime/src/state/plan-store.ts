import { listChanges, type PlannedChange } from '@castai-bot/api/bot';
import { createMemoryStore } from './memory-store.ts';
import type { StateStore } from './state-store.ts';

/** What a dry run would have stored of its state. */
export interface PlannedState {
  /** The state's name. */
  readonly name: string;
  readonly changes: readonly PlannedChange[];
}

/** What a planned state is told to. */
export interface StatePlan {
  readonly name: string;
  readonly note: (planned: PlannedState) => void;
}

/**
 * The state of a dry run: it begins with what is stored, keeps what was to be written for itself, and tells the changes.
 */
export function planStore(before: string | undefined, { name, note }: StatePlan): StateStore {
  const memory = createMemoryStore(before === undefined ? {} : { 'state.json': before });
  return {
    read: async (key) => memory.read(key),
    write: async (key, text, version) => {
      const next = await memory.write(key, text, version);
      note({ name, changes: listChanges(parse(before), parse(text), { kind: 'replace' }) });
      return next;
    },
  };
}

function parse(text: string | undefined): unknown {
  return text === undefined ? undefined : JSON.parse(text);
}
