/**
 * Tells many of the end of a signal with one listener on it. A signal looks through all its listeners each time one is
 * added, so that thousands of calls waiting on the same one would cost the square of their number.
 */
export class AbortHub {
  readonly #followers = new Map<AbortSignal, Set<() => void>>();

  /** Calls `onAbort` when `signal` is aborted, at once if it is. @returns what takes that back */
  follow(signal: AbortSignal, onAbort: () => void): () => void {
    if (signal.aborted) {
      onAbort();
      return () => undefined;
    }
    const followers = this.#followers.get(signal) ?? this.#listen(signal);
    followers.add(onAbort);
    return () => {
      followers.delete(onAbort);
      if (followers.size === 0) this.#stop(signal);
    };
  }

  #listen(signal: AbortSignal): Set<() => void> {
    const followers = new Set<() => void>();
    this.#followers.set(signal, followers);
    signal.addEventListener('abort', this.#tell, { once: true });
    return followers;
  }

  #stop(signal: AbortSignal): void {
    this.#followers.delete(signal);
    signal.removeEventListener('abort', this.#tell);
  }

  readonly #tell = ({ target }: Event): void => {
    if (!(target instanceof AbortSignal)) return;
    const followers = this.#followers.get(target);
    this.#followers.delete(target);
    for (const follower of followers ?? []) follower();
  };
}
