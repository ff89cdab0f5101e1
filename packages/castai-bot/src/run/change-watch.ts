import { existsSync, type FSWatcher, readdirSync, statSync, watch } from 'node:fs';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

/** Editors save in several steps: a draft under another name, which then takes the place of the file. */
const QUIET_MS = 100;
/** What editors keep beside a file, and what is not the bot's own. */
const NOT_WATCHED = /^(?:\..*|.*~|node_modules)$/;

/**
 * Remembers what has changed since it was last asked. Each folder is watched by itself: Node's recursive watch on Linux
 * is one of the files, and loses a file that another was moved onto.
 */
export class ChangeWatch {
  readonly #watchers = new Map<string, FSWatcher>();
  /** Absolute, with the name to show. */
  readonly #changed = new Map<string, string>();
  readonly #beQuiet: (signal: AbortSignal) => Promise<unknown>;
  #listener: (() => void) | undefined;

  /**
   * Files and folders; those that are not there are left out.
   * @param beQuiet waits until a save is over @default 100 ms
   */
  constructor(
    places: readonly string[],
    beQuiet: (signal: AbortSignal) => Promise<unknown> = (signal) => wait(QUIET_MS, undefined, { signal }),
  ) {
    this.#beQuiet = beQuiet;
    for (const place of places.filter((one) => existsSync(one))) {
      if (isFolder(place)) this.#watchTree(place, path.dirname(place));
      else this.#watchFile(place);
    }
  }

  forget(): void {
    this.#changed.clear();
  }

  /** The next thing that changes, or has already, once all is quiet; undefined once aborted. */
  async next(signal: AbortSignal): Promise<string | undefined> {
    if (this.#changed.size === 0) await this.#hear(signal);
    await this.#beQuiet(signal).catch(() => undefined);
    if (signal.aborted) return undefined;
    const all = [...this.#changed];
    const kept = all.filter(([file]) => existsSync(file));
    const [name, ...others] = (kept.length > 0 ? kept : all).map(([, shown]) => shown);
    return others.length > 0 ? `${name} and ${others.length} more` : name;
  }

  close(): void {
    for (const watcher of this.#watchers.values()) watcher.close();
  }

  #hear(signal: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      signal.addEventListener('abort', () => resolve(), { once: true });
      this.#listener = resolve;
    });
  }

  #tell(file: string, base: string): void {
    this.#changed.set(file, path.relative(base, file));
    this.#listener?.();
  }

  #watchTree(folder: string, base: string): void {
    this.#watch(folder, folder, (event, name) => {
      const file = path.join(folder, name);
      if (NOT_WATCHED.test(name)) return;
      if (!isFolder(file)) return this.#tell(file, base);
      if (event === 'change') return;
      this.#watchTree(file, base);
      this.#tell(file, base);
    });
    for (const entry of readdirSync(folder, { withFileTypes: true })) {
      if (entry.isDirectory() && !NOT_WATCHED.test(entry.name))
        this.#watchTree(path.join(folder, entry.name), base);
    }
  }

  /** Its folder tells when another file takes its place. */
  #watchFile(place: string): void {
    const folder = path.dirname(place);
    this.#watch(place, folder, (_, name) => {
      if (name === path.basename(place)) this.#tell(place, folder);
    });
  }

  #watch(key: string, folder: string, hear: (event: string, name: string) => void): void {
    this.#watchers.get(key)?.close();
    const watcher = watch(folder, (event, name) => hear(event, name ?? ''));
    // A folder that is deleted is a change like another; the next run says what is missing.
    watcher.on('error', () => undefined);
    this.#watchers.set(key, watcher);
  }
}

function isFolder(place: string): boolean {
  return statSync(place, { throwIfNoEntry: false })?.isDirectory() === true;
}
