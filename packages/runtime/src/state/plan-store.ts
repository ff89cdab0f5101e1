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

/** A store that a dry run reads and does not write: it keeps what was to be written for itself, and tells the changes. */
export async function planStore(store: StateStore, { name, note }: StatePlan): Promise<StateStore> {
  const { text: before } = await store.read('state.json');
  const memory = createMemoryStore(before === undefined ? {} : { 'state.json': before });
  return {
    read: async (key) => (key === 'state.json' ? memory : store).read(key),
    write: async (key, text, version) => {
      const next = await memory.write(key, text, version);
      if (key === 'state.json') {
        const changes = listChanges(parse(before), parse(text), { kind: 'replace' });
        note({ name, changes });
      }
      return next;
    },
  };
}

function parse(text: string | undefined): unknown {
  return text === undefined ? undefined : JSON.parse(text);
}
