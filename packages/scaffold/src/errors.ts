/** Why a plan was not applied. */
export type ScaffoldErrorCode =
  | 'FILES_EXIST'
  | 'FILE_CHANGED'
  | 'UNSAFE_PATH'
  | 'WRITE_FAILED'
  | 'UNDO_FAILED';

/** What a person may do about it. */
type ScaffoldHint =
  | 'Run the command again'
  | 'Move these away first, or choose another name'
  | 'Remove them by hand'
  | 'Choose another folder, or move these away first';

/** A plan that cannot be applied, or was undone. */
export class ScaffoldError extends Error {
  readonly code: ScaffoldErrorCode;
  /** What to type next. */
  readonly hint: ScaffoldHint | undefined;
  /** Paths inside the repo that the message is about. */
  readonly paths: readonly string[];

  constructor(
    message: string,
    options: {
      readonly code: ScaffoldErrorCode;
      readonly paths: readonly string[];
      readonly hint?: ScaffoldHint;
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
