/** How a run ends when its function does not say so. */
export interface Ending {
  readonly exitCode: number;
  readonly error: Error;
}

/** Tells a run to stop, and in the end stops waiting for it. Of each, the first word counts. */
export class RunControl {
  readonly #controller = new AbortController();
  readonly #ended = Promise.withResolvers<Ending>();
  #stop: Ending | undefined;

  /** Aborted when the run is to stop. */
  get signal(): AbortSignal {
    return this.#controller.signal;
  }

  /** Why the run was told to stop, if it was. */
  get stopped(): Ending | undefined {
    return this.#stop;
  }

  /** Resolves when the function is no longer waited for. */
  get ended(): Promise<Ending> {
    return this.#ended.promise;
  }

  /** Asks the function to stop, through its `signal`. */
  stop(ending: Ending): void {
    this.#stop ??= ending;
    this.#controller.abort(this.#stop.error);
  }

  /** Goes on without the function. If it was told to stop before, then for that reason. */
  end(ending: Ending): void {
    this.stop(ending);
    this.#ended.resolve(this.#stop ?? ending);
  }
}
