/** Why a plan was not applied. */
export type ScaffoldErrorCode =
  | 'FILES_EXIST'
  | 'FILE_CHANGED'
  | 'UNSAFE_PATH'
  | 'WRITE_FAILED'
  | 'UNDO_FAILED';

/** A plan that cannot be applied, or was undone. */
export class ScaffoldError extends Error {
  readonly code: ScaffoldErrorCode;
  /** What to type next. */
  readonly hint: string | undefined;
  /** Paths inside the repo that the message is about. */
  readonly paths: readonly string[];

  constructor(
    message: string,
    options: {
      readonly code: ScaffoldErrorCode;
      readonly paths: readonly string[];
      readonly hint?: string;
      readonly cause?: unknown;
    },
  ) {
    super(message, { cause: options.cause });
    this.name = 'ScaffoldError';
    this.code = options.code;
    this.hint = options.hint;
    this.paths = options.paths;
  }
}
