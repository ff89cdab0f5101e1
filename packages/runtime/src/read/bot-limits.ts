/** How much a run may take. */
export interface BotLimits {
  /** Requests in flight at a time. @default 5 */
  readonly concurrency: number;
  /** How long the function may run, seconds; `RUN_DEADLINE_SECONDS` comes first. @default 1800 */
  readonly runDeadlineSeconds: number;
  /** How long one attempt of a request may take, its body included, milliseconds. @default 30000 */
  readonly attemptTimeoutMs: number;
  /**
   * How long the function may take to stop after SIGTERM or SIGINT, seconds; with what follows it, less than the 30
   * of Kubernetes. @default 20
   */
  readonly graceSeconds: number;
  /** How many writes a run may send: one more is not sent, and the run ends with 78. @default no limit */
  readonly maxWrites: number;
}

export const defaultLimits: BotLimits = {
  concurrency: 5,
  runDeadlineSeconds: 1800,
  attemptTimeoutMs: 30_000,
  graceSeconds: 20,
  maxWrites: Number.POSITIVE_INFINITY,
};

/** The longest wait of a Node timer, seconds: a longer one is over at once. */
export const longestTimerSeconds = 2_147_483;

const WHOLE: ReadonlySet<string> = new Set(['concurrency', 'maxWrites']);

/** What is wrong with the limits that a bot was given. */
export function findLimitProblems(limits: Readonly<Partial<Record<string, unknown>>>): readonly string[] {
  return Object.entries(limits).flatMap(([name, value]) => {
    if (!Object.hasOwn(defaultLimits, name)) {
      return [`limits.${name}: unknown limit, wanted ${Object.keys(defaultLimits).join(', ')}`];
    }
    if (isUsable(name, value)) return [];
    const wanted = WHOLE.has(name) ? 'a whole number' : 'a number';
    return [
      `limits.${name}: found ${JSON.stringify(value)}, wanted ${wanted} above 0, at most ${longestTimerSeconds}`,
    ];
  });
}

function isUsable(name: string, value: unknown): boolean {
  if (typeof value !== 'number' || !(value > 0 && value <= longestTimerSeconds)) return false;
  return !WHOLE.has(name) || Number.isInteger(value);
}
