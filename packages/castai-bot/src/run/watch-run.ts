import { existsSync, statSync, watch } from 'node:fs';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { CommandContext } from '../command.ts';

export interface WatchOptions {
  /** Files and folders; those that are not there are left out. */
  readonly places: readonly string[];
  /** Runs once; its failures are its own to print. */
  readonly run: () => Promise<void>;
  readonly context: Pick<CommandContext, 'note' | 'signal'>;
}

/** Editors write a file in several steps. */
const QUIET_MS = 100;

/** Runs, and again after every change, until the command is told to stop. */
export async function watchRun({ places, run, context }: WatchOptions): Promise<void> {
  const { note, signal } = context;
  const changes = new ChangeWatch(places);
  try {
    while (!signal.aborted) {
      changes.forget();
      await run();
      if (signal.aborted) return;
      note('\nWaiting for a change; Ctrl-C ends it');
      const name = await changes.next(signal);
      if (name === undefined) return;
      await wait(QUIET_MS, undefined, { signal }).catch(() => undefined);
      note(`\nChanged: ${name}`);
    }
  } finally {
    changes.close();
  }
}

/** Remembers what has changed since it was last asked. */
class ChangeWatch {
  readonly #close: readonly (() => void)[];
  #changed: string | undefined;
  #listener: ((name: string) => void) | undefined;

  constructor(places: readonly string[]) {
    this.#close = places.filter((place) => existsSync(place)).map((place) => this.#watch(place));
  }

  forget(): void {
    this.#changed = undefined;
  }

  /** The next thing that changes, or has already; undefined once aborted. */
  async next(signal: AbortSignal): Promise<string | undefined> {
    if (this.#changed !== undefined || signal.aborted) return this.#changed;
    return new Promise((resolve) => {
      signal.addEventListener('abort', () => resolve(undefined), { once: true });
      this.#listener = resolve;
    });
  }

  close(): void {
    for (const close of this.#close) close();
  }

  #watch(place: string): () => void {
    const [folder, file] = [path.dirname(place), path.basename(place)];
    const tell = (name: string): void => {
      this.#changed = name;
      this.#listener?.(name);
    };
    // An editor may put a new file in the place of the old one: its folder tells.
    const watcher = statSync(place).isDirectory()
      ? watch(place, { recursive: true }, (_, name) => tell(path.join(file, name ?? '')))
      : watch(folder, (_, name) => {
          if (name === file) tell(file);
        });
    // A folder that is deleted is a change like another; the next run says what is missing.
    watcher.on('error', () => undefined);
    return () => watcher.close();
  }
}
