import { StateConflictError, type StateKey, type StateStore } from './state-store.ts';

/** A store that lasts as long as the process, with what is in it at first. For tests, two writers of one state too. */
export function createMemoryStore(texts: Readonly<Partial<Record<StateKey, string>>> = {}): StateStore {
  const stored = new Map<string, { readonly text: string | undefined; readonly version: number }>(
    Object.entries(texts).map(([key, text]) => [key, { text, version: 1 }]),
  );
  const find = (key: StateKey): { readonly text: string | undefined; readonly version: number } =>
    stored.get(key) ?? { text: undefined, version: 0 };
  return {
    read: async (key) => {
      const { text, version } = find(key);
      return Promise.resolve({ text, version: String(version) });
    },
    write: async (key, text, version) => {
      const now = find(key).version;
      if (String(now) !== version) throw new StateConflictError(`${key} was written meanwhile`);
      stored.set(key, { text, version: now + 1 });
      return Promise.resolve(String(now + 1));
    },
  };
}
