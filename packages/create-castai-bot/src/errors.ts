/** `USAGE` exits 2, `CANCELLED` 130, everything else 1. */
export type CreateErrorCode =
  | 'USAGE'
  | 'CANCELLED'
  | 'DIRECTORY_TAKEN'
  | 'NOT_WRITTEN'
  | 'BLUEPRINT_UNREADABLE';

/** A failure that `create-castai-bot` explains itself. */
export class CreateError extends Error {
  readonly code: CreateErrorCode;
  /** What to type next. */
  readonly hint: string | undefined;

  constructor(code: CreateErrorCode, message: string, options?: { hint?: string; cause?: unknown }) {
    super(message, options?.cause === undefined ? undefined : { cause: options.cause });
    this.name = 'CreateError';
    this.code = code;
    this.hint = options?.hint;
  }

  /** What the process exits with. */
  get exitCode(): number {
    if (this.code === 'USAGE') return 2;
    return this.code === 'CANCELLED' ? 130 : 1;
  }
}

/** What is thrown when the user presses Ctrl-C, or the terminal goes away. */
export function cancelled(): CreateError {
  return new CreateError('CANCELLED', 'Cancelled, nothing was written');
}
