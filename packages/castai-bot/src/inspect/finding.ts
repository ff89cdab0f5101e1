/** The verdict of one check. */
export interface Finding {
  /** Short and stable, for programs: `secret`. */
  readonly check: string;
  readonly verdict: 'PASSED' | 'WARNING' | 'FAILED';
  readonly message: string;
  /** The command that mends it. */
  readonly fix?: string;
}

export function passed(check: string, message: string): Finding {
  return { check, verdict: 'PASSED', message };
}

export function warning(check: string, message: string, fix?: string): Finding {
  return { check, verdict: 'WARNING', message, ...(fix === undefined ? {} : { fix }) };
}

export function failed(check: string, message: string, fix?: string): Finding {
  return { check, verdict: 'FAILED', message, ...(fix === undefined ? {} : { fix }) };
}
