import type { RunEnd, RunWrite } from './run-data.ts';

/** What a page and `castai-bot dev` behind it tell each other of the runs of a bot. Times are milliseconds since the epoch. */

/** One function of the bot. */
export interface RunnerFunction {
  readonly name: string;
  readonly schedule: string | null;
  /** When it runs next, in the simulator's time. */
  readonly ticks: readonly number[];
  /** The inputs of its config; null where that cannot be read. */
  readonly inputs: object | null;
}

/** One run, so far. */
export interface RunnerRun extends RunEnd {
  readonly number: number;
  readonly function: string;
  /** What it was started by: `after a change of src/main.ts`. */
  readonly why: string;
  readonly isDryRun: boolean;
  readonly startedAt: number;
  /** What the bot printed; the end of it, where it is long. */
  readonly log: string;
  readonly report: object | null;
  /** What a dry run would write. */
  readonly plan: readonly RunWrite[];
  /** The places of its requests among all: from the first, to before the last. */
  readonly requests: readonly [from: number, to: number];
}

/** What there is to run, and the last run. */
export interface RunnerData {
  readonly bot: string;
  readonly functions: readonly RunnerFunction[];
  readonly isRunning: boolean;
  readonly run: RunnerRun | null;
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
