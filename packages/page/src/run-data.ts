/** What a page shows of one run, whoever ran it and wherever. Times are milliseconds since the epoch. */

/** One value before and after; `undefined` where there was, or will be, none. */
export interface RunChange {
  readonly path: string;
  readonly before?: unknown;
  readonly after?: unknown;
  /** Of a value that is added, what stood in its place. */
  readonly was?: 'inherited';
  /** Of a value that is removed, what comes in its place. */
  readonly becomes?: 'inherited';
}

/** One write that a dry run planned. */
export interface RunWrite {
  readonly title: string;
  readonly changes: readonly RunChange[];
  /** What it sends, where it is not known what that changes. */
  readonly body?: unknown;
  /** Why that is not known, and what else there is to say. */
  readonly note?: string;
}

/** One write that was sent, or one that was not. */
export interface RunSentWrite {
  readonly title: string;
  /** What was answered, or why it was not sent. */
  readonly word: string;
}

/** One object that a run changed. */
export interface RunChangedObject {
  readonly id: string;
  readonly name: string;
  readonly kind: string;
  /** What became of it: `created`, `changed`, `deleted`. */
  readonly what: string;
  /** Of one that was changed, where they are known here. */
  readonly changes?: readonly RunChange[];
  /** One that was created as it is, one that was deleted as it was. */
  readonly value?: object;
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
  /** Of one that was sent before and failed: 2 for the second time. Left out where it is the first. */
  readonly attempt?: number;
  /** The name of the object that the path has the id of, where that is known. */
  readonly about?: string;
}

/** How a run ended, or that it has not. */
export interface RunEnd {
  /** Null while it runs, and where that is not known. */
  readonly durationMs: number | null;
  readonly exitCode: number | null;
  /** What the exit code means. */
  readonly meaning: string | null;
  /** Why it did not come to an exit code. */
  readonly problem: string | null;
}

/** What a bot says of its run, as far as a page shows it by itself. */
export interface RunReport {
  readonly counts: Readonly<Record<string, number>>;
  /** All of them: `failed` may be cut. */
  readonly failedCount: number;
  readonly failed: readonly { readonly id: string; readonly code: string; readonly message: string }[];
  readonly error?: {
    readonly code: string;
    readonly message: string;
    /** What to do. */
    readonly hint?: string;
    /** Of a wrong configuration, all of them. */
    readonly problems?: readonly string[];
  };
}

/** One run whole. What a page does not know of it is null, and not shown. */
export interface RunData extends RunEnd {
  readonly bot: string;
  /** The function of `castai-bot.json`, or the schedule of another one's. */
  readonly entry: string;
  /** What the entry runs: mostly what has its name. */
  readonly function: string;
  /** Where it ran: names and ids, for people. */
  readonly cluster: string | null;
  /** What answered it: `a simulated CAST AI`, `https://api.cast.ai`. */
  readonly target: string | null;
  readonly isDryRun: boolean;
  /** Whether what it wrote went to CAST AI itself: neither a dry run, nor simulated, nor replayed. */
  readonly isReal: boolean;
  /** The time of its schedule that it served. */
  readonly tick: number | null;
  readonly startedAt: number | null;
  readonly report: RunReport | null;
  /** Why there is no report. */
  readonly reportProblem: string | null;
  /** What is to be known besides, each in a sentence or with a list. */
  readonly notes: readonly { readonly text: string; readonly lines: readonly string[] }[];
  /** What it would write or, of a run that wrote, what it was to write. */
  readonly plan: readonly RunWrite[] | null;
  /** What it changed, where that is known. */
  readonly changes: readonly RunChangedObject[] | null;
  readonly sent: readonly RunSentWrite[] | null;
  readonly notSent: readonly RunSentWrite[] | null;
  /** What it keeps between its runs, and changed or would change. */
  readonly state: { readonly name: string; readonly changes: readonly RunChange[] } | null;
  readonly requests: readonly RunRequest[] | null;
  /** What it printed: lines of text or of JSON, as the runtime writes them, and others. */
  readonly log: string;
  /** How many characters before it were left out. */
  readonly logCut: number;
}

/** The data of the page `report`: the runs of one command. */
export interface ReportData {
  /** What wrote it: `castai-bot 0.1.0`. */
  readonly writer: string;
  readonly runs: readonly RunData[];
}
