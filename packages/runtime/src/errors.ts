/** What every error of this package carries besides its message. */
export interface ErrorDetails {
  /** Stable snake_case name to branch on. */
  readonly code: string;
  /** What to do next, where there is something to do. */
  readonly hint?: string | undefined;
  readonly cause?: unknown;
}

/** The base of every error that this package throws on purpose. */
export class CastAiBotError extends Error {
  override readonly name: string = 'CastAiBotError';
  readonly code: string;
  readonly hint: string | undefined;

  constructor(message: string, details: ErrorDetails) {
    super(message, details.cause === undefined ? undefined : { cause: details.cause });
    this.code = details.code;
    this.hint = details.hint;
  }
}

/** The environment, the config or the bot itself is not usable: nothing was run. */
export class ConfigError extends CastAiBotError {
  override readonly name = 'ConfigError';
  /** Every problem found, each as `file: path.to.key: problem` or `env NAME: problem`. */
  readonly problems: readonly string[];

  constructor(
    message: string,
    { problems, ...details }: ErrorDetails & { readonly problems: readonly string[] },
  ) {
    super(`${message}: ${problems.join('; ')}`, details);
    this.problems = problems;
  }
}
