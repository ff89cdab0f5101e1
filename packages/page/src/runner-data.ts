import type { RunChange, RunChangedObject, RunEnd, RunReport, RunWrite } from './run-data.ts';

/** What a page and `castai-bot dev` behind it tell each other of the runs of a bot. Times are milliseconds since the epoch. */

/** One entry of the bot: a function, with a schedule of it. */
export interface RunnerFunction {
  readonly name: string;
  /** The function that it runs; several may run one. */
  readonly function: string;
  readonly schedule: string | null;
  /** When that is, in words. */
  readonly words: string;
  /** When it runs next, in the simulator's time. */
  readonly ticks: readonly number[];
  /** The inputs of its config; null where that cannot be read. */
  readonly inputs: object | null;
  /** The name of what it keeps between runs. */
  readonly state: string;
}

/** What a function keeps between runs. */
export interface RunnerState {
  readonly name: string;
  /** As `castai-bot state show` prints it; null where it keeps nothing. */
  readonly text: string | null;
  /** How many characters more. */
  readonly cut: number;
  /** When the last good run of each entry began. */
  readonly lastGoodRuns: readonly { readonly entry: string; readonly at: string }[];
}

/** One object that a run changed, and where it is. */
export interface RunnerChangedObject extends RunChangedObject {
  /** Its own id: two of a kind may have one, in two clusters. */
  readonly objectId: string;
  /** Null for what is in no cluster. */
  readonly clusterId: string | null;
}

/** One run, so far. */
export interface RunnerRun extends RunEnd {
  readonly number: number;
  readonly function: string;
  /** What it was started by: `after a change of src/main.ts`. */
  readonly why: string;
  readonly isDryRun: boolean;
  readonly startedAt: number;
  /** Why it was told to end, and until when it may take its time; null where it was not. */
  readonly stop: { readonly why: string; readonly endsAt: number } | null;
  /** What the bot printed; the end of it, where it is long. */
  readonly log: string;
  /** How many characters from its beginning are left out. */
  readonly logCut: number;
  readonly report: RunReport | null;
  /** Why there is none. */
  readonly reportProblem: string | null;
  /** What a dry run would write. */
  readonly plan: readonly RunWrite[];
  /** What it changed, the first of them. */
  readonly changed: readonly RunnerChangedObject[];
  readonly changedCount: number;
  /** What it changed of its state or, of a dry run, would change. */
  readonly stateChanges: readonly RunChange[];
  /** The places of its requests among all: from the first, to before the last. */
  readonly requests: readonly [from: number, to: number];
}

/** What there is to run, and the last run. */
export interface RunnerData {
  readonly bot: string;
  readonly functions: readonly RunnerFunction[];
  /** Why what is told of the bot is as it was before; null where it is not. */
  readonly problem: string | null;
  readonly isRunning: boolean;
  readonly run: RunnerRun | null;
  readonly states: readonly RunnerState[];
}

/** What the button says. */
export interface RunnerOrder {
  readonly function: string;
  /** `name=value`, in place of those of the config. */
  readonly inputs: readonly string[];
  readonly isDryRun: boolean;
  /** Whether the world is made anew before. */
  readonly resets: boolean;
  /** The tick to go to before; null for now. */
  readonly tick: number | null;
}
