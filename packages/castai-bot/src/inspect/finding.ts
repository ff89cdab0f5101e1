import { asLine, type ShellLine, type Typeable } from '@castai-bot/cli';

/** The verdict of one check. */
export interface Finding {
  /** Short and stable, for programs: `secret`. */
  readonly check: string;
  readonly verdict: 'PASSED' | 'WARNING' | 'FAILED';
  readonly message: string;
  /** The command that mends it. */
  readonly fix?: ShellLine;
}

export function passed(check: string, message: string): Finding {
  return { check, verdict: 'PASSED', message };
}

export function warning<const Fix extends string>(
  check: string,
  message: string,
  fix?: Fix & Typeable<Fix>,
): Finding {
  return { check, verdict: 'WARNING', message, ...(fix === undefined ? {} : { fix: asLine(fix) }) };
}

export function failed<const Fix extends string>(
  check: string,
  message: string,
  fix?: Fix & Typeable<Fix>,
): Finding {
  return { check, verdict: 'FAILED', message, ...(fix === undefined ? {} : { fix: asLine(fix) }) };
}
