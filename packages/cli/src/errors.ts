import { exitCodes } from './exit-codes.ts';

export interface CliErrorOptions {
  /** The next command to type. */
  readonly hint?: string;
  readonly cause?: unknown;
  /** @default 1 */
  readonly exitCode?: number;
}

/** A failure that the person at the keyboard can act on: printed without a stack. */
export class CliError extends Error {
  override readonly name = 'CliError';
  /** Stable, for programs: UPPER_SNAKE_CASE. */
  readonly code: string;
  readonly hint: string | undefined;
  readonly exitCode: number;

  constructor(code: string, message: string, options: CliErrorOptions = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.code = code;
    this.hint = options.hint;
    this.exitCode = options.exitCode ?? exitCodes.failed;
  }
}

/** The command line asks for what cannot be: exit code 2. */
export function usageError(message: string, hint?: string): CliError {
  return new CliError('USAGE', message, {
    exitCode: exitCodes.usage,
    ...(hint === undefined ? {} : { hint }),
  });
}
