/** What went wrong with the simulator itself; what a client did wrong is answered, not thrown. */
export class SimulatorError extends Error {
  readonly code: string;
  /** What to do next. */
  readonly hint: string | undefined;

  constructor(message: string, options: { readonly hint?: string; readonly cause?: unknown } = {}) {
    super(message, options.cause === undefined ? {} : { cause: options.cause });
    this.name = 'SimulatorError';
    this.code = 'SIMULATOR';
    this.hint = options.hint;
  }
}
