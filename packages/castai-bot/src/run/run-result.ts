import type { Change } from '@castai-bot/simulator';
import type { NotSent } from './gateway/hold-to-plan.ts';
import type { SentWrite } from './gateway/note-writes.ts';
import type { PlannedState, PlannedWrite } from './plan/planned-write.ts';
import type { Named } from './real/read-owner.ts';
import type { Report } from '../report/report.ts';

/** What a run went against. */
export interface RunTarget {
  readonly kind: 'simulator' | 'api' | 'recording';
  /** Origin of the API; null where a recording stood in for it. */
  readonly url: string | null;
  /** Known after `--apply` has asked for them. */
  readonly cluster?: Named | null;
  readonly organization?: Named | null;
  /** The recording that answered. */
  readonly file?: string;
}

/** What came of the bot itself. */
export interface BotOutcome {
  /** The bot's own. */
  readonly exitCode: number;
  readonly durationMs: number;
  /** Null when the bot printed none: it is no bot of the runtime, or it was ended. */
  readonly report: Report | null;
  /** Why there is no report; null where there is one. */
  readonly reportProblem: string | null;
  /** What a dry run would write; null where writes are sent. */
  readonly plan: readonly PlannedWrite[] | null;
  /** The writes that were sent; null in a dry run, and where the simulator tells what changed. */
  readonly writes: readonly SentWrite[] | null;
  /** What was stored of what the function keeps between runs, or would be; null where that is nothing. */
  readonly state: PlannedState | null;
  /** How many writes `--max-writes` kept from being sent. */
  readonly refusedWrites: number;
  /** Of a run that was held to a plan, the writes that were not sent, and why; null elsewhere. */
  readonly notSent: readonly NotSent[] | null;
  /** The file that the answers were recorded to; null where it could not be written. */
  readonly recordedTo: string | null;
}

/** What `run` returns. */
export interface RunResult extends BotOutcome {
  readonly bot: string;
  readonly function: string;
  readonly clusterId: string | null;
  readonly target: RunTarget;
  readonly dryRun: boolean;
  /** The command line that sends what was planned, with the same inputs; null where there is nothing to send. */
  readonly applyCommand: string | null;
  /** The file that the plan was written to, to be sent from there; null where it was not. */
  readonly planTo: string | null;
  /** The page that shows the run; null where it was not written. */
  readonly htmlTo: string | null;
  /** What changed in the simulator; null elsewhere. */
  readonly changes: readonly Change[] | null;
  /** How many were answered. */
  readonly requests: number;
  /** `GET /v1/…` of each one that the simulator, or the recording, does not know. */
  readonly unknownRequests: readonly string[];
  /** Fields that the bot sent and the API does not know: the simulator left them out. Empty elsewhere. */
  readonly unknownFields: readonly string[];
  /** Each --fault, as typed, whose route no request took. */
  readonly unmetFaults: readonly string[];
}
