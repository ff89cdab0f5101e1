import type { RunEnd, RunReport, RunWrite } from './run-data.ts';

/** What the dashboard and `castai-bot dashboard` behind it tell each other. Times are milliseconds since the epoch. */

/** Why a part is not there, or not as it is now. */
export interface PartProblem {
  readonly message: string;
  /** What to type, or to do, about it. */
  readonly hint: string | null;
}

/** What a listener is told at first, and whenever it is no longer so. */
export interface DashboardNews {
  /** Another one is another start of the server. */
  readonly start: string;
  /** Moves on whenever what is deployed has changed. */
  readonly revision: number;
  /** Moves on with what the commands print. */
  readonly commands: number;
  readonly time: { readonly now: number };
  /** When the cluster answered last; null until it has. */
  readonly readAt: number | null;
  /** Why it does not answer now. */
  readonly problem: PartProblem | null;
}

/** The parts of the page that a person may have no right to. */
export type DeployedPart = 'entries' | 'runs' | 'pods' | 'states';

/** A bot as it is in its cluster. */
export interface DeployedBot {
  readonly bot: string;
  readonly context: string;
  readonly namespace: string;
  readonly readAt: number;
  /** What may not be read, by the part that lacks it. */
  readonly refused: Readonly<Partial<Record<DeployedPart, PartProblem>>>;
  readonly entries: readonly DeployedEntry[];
  /** Entries of castai-bot.json that the cluster has no CronJob of. */
  readonly missing: readonly string[];
  /** Newest first. */
  readonly runs: readonly DeployedRun[];
  readonly states: readonly DeployedState[];
  /** Why the cluster cannot be compared with k8s/. */
  readonly driftProblem: PartProblem | null;
  /** What brings the files into the cluster. */
  readonly deploy: string;
}

/** A function of the bot, or another schedule of one. */
export interface DeployedEntry {
  readonly name: string;
  /** The function that it runs. */
  readonly function: string;
  readonly cronJob: string;
  /** Null: it runs only when told to. */
  readonly schedule: string | null;
  readonly timeZone: string | null;
  readonly words: string;
  readonly isSuspended: boolean;
  readonly ticks: readonly number[];
  readonly image: string | null;
  readonly lastSuccessAt: number | null;
  /** The ConfigMap of its state. */
  readonly state: string | null;
  /** What is not as the files, or the registry, have it. */
  readonly drift: readonly EntryDrift[];
  readonly offers: readonly CommandOffer[];
}

/** One thing in which the cluster is not what the repo or the registry says. */
export interface EntryDrift {
  /** In words. */
  readonly title: string;
  readonly files?: unknown;
  readonly cluster?: unknown;
  /** What mends it. */
  readonly line: string | null;
}

/** What a button runs. */
export interface CommandOffer {
  readonly command: 'run-now' | 'pause' | 'resume';
  /** As it is typed. */
  readonly line: string;
}

/** One run of an entry, in a row. */
export interface DeployedRun extends RunEnd {
  /** Its Job's. */
  readonly name: string;
  readonly entry: string;
  readonly state: 'waiting' | 'running' | 'done' | 'failed';
  readonly isManual: boolean;
  readonly startedAt: number | null;
  readonly tries: number;
  /** Why it is not well, in plain words. */
  readonly why: string | null;
}

/** One run whole, but for its log. */
export interface DeployedRunDetails extends DeployedRun {
  /** What to do, beside typing. */
  readonly todo: string | null;
  /** What to type, one after the other. */
  readonly lines: readonly string[];
  readonly report: RunReport | null;
  /** Oldest first. */
  readonly pods: readonly DeployedTry[];
  /** What the cluster warned of, about its Job and its pods. */
  readonly warnings: readonly string[];
  readonly warningsProblem: PartProblem | null;
}

/** One pod of a run. */
export interface DeployedTry {
  readonly pod: string;
  /** What it is or was doing: `ended with exit code 1`. */
  readonly words: string;
  readonly startedAt: number | null;
  readonly endedAt: number | null;
  /** Whether it has begun, and so has a log. */
  readonly hasLog: boolean;
  readonly isRunning: boolean;
  /** What it left when it ended, where that is no report. */
  readonly lastWords: string | null;
}

/** The end of what a pod printed. */
export interface DeployedLog {
  readonly text: string;
  /** Whether there is more before it. */
  readonly isCut: boolean;
  /** What shows all of it. */
  readonly line: string;
  /** What a dry run planned. */
  readonly plan: readonly RunWrite[];
}

/** What the runs of an entry remember. */
export interface DeployedState {
  readonly name: string;
  readonly configMap: string;
  readonly bytes: number;
  readonly writtenAt: number | null;
  /** The entries whose runs use it. */
  readonly users: readonly string[];
  /** What shows it in a terminal. */
  readonly line: string;
}

/** What is kept in a state. */
export interface DeployedStateValue {
  /** What the function keeps; null where that is nothing. */
  readonly value: unknown;
  /** When the last good run of each entry began. */
  readonly lastGoodRuns: unknown;
}

/** A command that a button ran. */
export interface RanCommand {
  readonly id: number;
  readonly line: string;
  readonly startedAt: number;
  readonly output: string;
  /** Null while it runs. */
  readonly exitCode: number | null;
}

/** What the server is. */
export interface DashboardAbout {
  readonly bot: string;
  /** What starts it again. */
  readonly restart: string;
}

/** What is read at each path below `data/`. */
export interface DashboardData {
  readonly about: DashboardAbout;
  readonly deployed: DeployedBot;
  readonly run: DeployedRunDetails;
  readonly log: DeployedLog;
  readonly state: DeployedStateValue;
  readonly commands: readonly RanCommand[];
}

/** All that a page in a file shows, as it was then. */
export interface DashboardFile {
  readonly about: DashboardAbout;
  readonly deployed: DeployedBot;
  /** By the run's name: those that were looked at closer. */
  readonly runs: Readonly<Record<string, DeployedRunDetails>>;
  /** By the pod's name. */
  readonly logs: Readonly<Record<string, DeployedLog>>;
  /** By the state's name. */
  readonly states: Readonly<Record<string, DeployedStateValue>>;
}
