/** What a page shows of one run, whoever ran it and wherever. Times are milliseconds since the epoch. */

/** One value before and after; `undefined` where there was, or will be, none. */
export interface RunChange {
  readonly path: string;
  readonly before?: unknown;
  readonly after?: unknown;
}

/** One write that a dry run planned. */
export interface RunWrite {
  readonly title: string;
  readonly changes: readonly RunChange[];
}

/** One object that a run changed. */
export interface RunChangedObject {
  readonly id: string;
  readonly name: string;
  readonly kind: string;
  /** What became of it: `created`, `changed`, `deleted`. */
  readonly what: string;
}

/** One request that a run sent. */
export interface RunRequest {
  readonly index: number;
  /** In real time. */
  readonly arrivedAt: number;
  readonly tookMs: number;
  readonly method: string;
  readonly path: string;
  /** 0 where nothing was answered. */
  readonly status: number;
}

/** How a run ended, or that it has not. */
export interface RunEnd {
  /** Null while it runs. */
  readonly durationMs: number | null;
  readonly exitCode: number | null;
  /** What the exit code means. */
  readonly meaning: string | null;
  /** Why it did not come to an exit code. */
  readonly problem: string | null;
}
