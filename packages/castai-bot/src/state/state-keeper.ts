/** What is kept of one state: texts by the keys that its ConfigMap has, the function's own under `state.json`. */
export interface KeptState {
  /** Another one after each write; empty where nothing was ever written. */
  readonly version: string;
  readonly data: Readonly<Record<string, string>>;
}

/** Where a state is kept: a file of this machine, memory, a cluster. */
export interface StateKeeper {
  read(): Promise<KeptState>;
  /**
   * Replaces all of it.
   *
   * @returns undefined where somebody else has written since `version` was read; nothing is written then
   */
  write(data: KeptState['data'], version: string): Promise<KeptState | undefined>;
}

/** The key of what a function keeps. */
export const STATE_KEY = 'state.json';

/** A keeper that lasts as long as the process. */
export function keepInMemory(data: KeptState['data'] = {}): StateKeeper {
  let kept: KeptState = { version: '0', data };
  return {
    read: () => Promise.resolve(kept),
    write: (next, version) => {
      if (version !== kept.version) return Promise.resolve(undefined);
      kept = { version: String(Number(version) + 1), data: next };
      return Promise.resolve(kept);
    },
  };
}
