import { exitCodes } from './exit-codes.ts';
import { asLine, type ShellLine, type Typeable } from './shell-line.ts';

interface Facts {
  readonly cause?: unknown;
  /** @default 1 */
  readonly exitCode?: number;
}

export interface CliErrorOptions<Hint extends string> extends Facts {
  /** The next command to type: as it stands in the source, or made by `shell`. */
  readonly hint?: Hint & Typeable<Hint>;
}

class KnownError extends Error {
  override readonly name = 'CliError';
  /** Stable, for programs: UPPER_SNAKE_CASE. */
  readonly code: string;
  readonly hint: ShellLine | undefined;
  readonly exitCode: number;

  constructor(code: string, message: string, options: Facts & { readonly hint?: string } = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.code = code;
    this.hint = options.hint === undefined ? undefined : asLine(options.hint);
    this.exitCode = options.exitCode ?? exitCodes.failed;
  }
}

/** A failure that the person at the keyboard can act on: printed without a stack. */
export type CliError = KnownError;

/** A class cannot say that its constructor takes any hint that may be typed, and be one type all the same. */
interface CliErrorClass {
  readonly prototype: CliError;
  new <const Hint extends string>(code: string, message: string, options?: CliErrorOptions<Hint>): CliError;
}

export const CliError: CliErrorClass = KnownError;

/** The command line asks for what cannot be: exit code 2. */
export function usageError<const Hint extends string>(
  message: string,
  hint?: Hint & Typeable<Hint>,
): CliError {
  return new CliError('USAGE', message, {
    exitCode: exitCodes.usage,
    ...(hint === undefined ? {} : { hint: asLine(hint) }),
  });
}
