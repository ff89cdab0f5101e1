import { type BotLimits, defaultLimits } from '../read/bot-limits.ts';
import type { BotOptions } from './bot-options.ts';
import { type BotOutput, openOutput } from '../output/open-output.ts';
import type { PlannedPart } from '../castai/plan/planned-values.ts';
import type { PlannedWrite } from '../castai/plan/planned-write.ts';
import { type ApiKeyReading, readApiKey } from '../read/api-key.ts';
import type { PlannedState } from '../state/plan-store.ts';
import type { StateStore } from '../state/state-store.ts';
import { type BotEntry, parseBotEntry } from '../read/bot-entry.ts';
import type { Environment, Reading } from '../read/environment.ts';
import type { CallFacts } from '../http/call-facts.ts';
import { readLogSettings } from '../read/settings.ts';
import type { Notify } from '../functions/notice.ts';
import { listSecretValues } from '../read/entry-secrets.ts';
import { createLogger, type Logger } from '../output/logger.ts';
import type { LogLevel } from '../output/log-level.ts';
import type { RunFacts } from './prepare-run.ts';
import { Redactor } from '../output/redactor.ts';
import { RunControl } from './run-control.ts';
import { version } from '../version.ts';

/** One run of a bot: what it reads, where it writes, and what is known of it so far. */
export class BotRun {
  readonly options: BotOptions;
  readonly limits: BotLimits;
  /** Whether the process is the run's own, or another program's. */
  readonly isOwn: boolean;
  readonly env: Environment;
  readonly key: ApiKeyReading;
  /** What the manifest says of the run; its value is undefined where none does. */
  readonly entry: Reading<BotEntry | undefined>;
  readonly redactor: Redactor = new Redactor();
  readonly control: RunControl = new RunControl();
  readonly output: BotOutput;
  readonly log: Logger;
  /** What is wrong with the variables about the log. */
  readonly logProblems: readonly string[];
  readonly userAgent: string;
  readonly now: () => Date;
  readonly startedAt: Date;
  facts: RunFacts = { functionName: null, scope: 'cluster', clusterId: null, dryRun: false };
  logLevel: LogLevel;
  /** Hears of each call of the run. */
  onCall: ((facts: CallFacts) => void) | undefined;
  /** What a function tells people with. */
  notify: Notify = async ({ title }) =>
    Promise.resolve(this.log.info(`Nobody is told, for castai-bot.json names nobody: ${title}`));
  /** Sends those who are told of the run a test; what it gives is what stdout ends with. */
  testNotify: (() => Promise<object>) | undefined;
  /** The writes that a dry run did not send, so far. */
  plan: readonly PlannedWrite[] = [];
  /** What each `(planned …)` in these stands for, by now. */
  listPlanMarks: () => Readonly<Record<string, PlannedPart>> = () => ({});
  /** What a dry run did not store of its state, so far. */
  plannedState: PlannedState | undefined;
  /** What keeps the state, once somebody has asked for it. */
  store: Promise<StateStore> | undefined;
  /** What stdout ends with in place of the report, with `BOT_DESCRIBE` or `BOT_NOTIFY_TEST`. */
  description: object | undefined;
  /** What went wrong that changes nothing in how the run ends: told in the report too. */
  readonly warnings: string[] = [];

  constructor(options: BotOptions, process: NodeJS.Process) {
    const { env, stdout = process.stdout, stderr = process.stderr, now = () => new Date() } = options;
    this.options = options;
    this.limits = { ...defaultLimits, ...options.limits };
    this.isOwn = env === undefined;
    this.env = env === undefined ? process.env : { ...env };
    this.userAgent = `castai-bot/${version} node/${process.versions.node} bot/${options.name}`;
    this.now = now;
    this.startedAt = now();
    this.key = readApiKey(this.env);
    this.entry = parseBotEntry(this.env);
    const secrets = [...this.key.secrets, ...listSecretValues(this.entry.value, this.env)];
    for (const secret of secrets) this.redactor.add(secret);
    this.output = openOutput({ stdout, stderr, redactor: this.redactor, isOwn: this.isOwn });
    const { value, problems } = readLogSettings(this.env, {
      isTty: 'isTTY' in stderr && stderr.isTTY,
    });
    this.logProblems = problems;
    this.logLevel = value.level;
    this.log = createLogger({
      format: value.format,
      level: () => this.logLevel,
      now,
      write: this.output.log,
    });
  }

  /** Has each call of the run told from here on, to those who hear of them already too. */
  watchCalls(hear: (facts: CallFacts) => void): void {
    const { onCall } = this;
    this.onCall = (facts) => {
      onCall?.(facts);
      hear(facts);
    };
  }

  /** Logs what went wrong, and keeps it for the report. */
  warn(problem: string): void {
    this.warnings.push(problem);
    this.log.warning(problem);
  }
}
