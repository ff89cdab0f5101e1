import { describeSystemError, isSystemError, type SystemError } from './describe-system-error.ts';
import { CliError } from './errors.ts';
import { toPlainText } from './plain-text.ts';
import type { View } from './view.ts';

export interface RenderedError {
  /** For people, without a line break at the end. */
  readonly text: string;
  readonly document: { readonly error: { code: string; message: string; hint?: string } };
}

/** A failure that we foresaw is a sentence and a hint; one that we did not keeps its stack. */
export function renderError(error: unknown, view: View): RenderedError {
  const label = view.style('red', 'Error:');
  const known = isSystemError(error) ? toKnown(error) : error;
  if (known instanceof CliError) {
    const { code, message } = known;
    const hint = known.hint === undefined ? undefined : view.typed(known.hint);
    const shown = hint === undefined ? '' : `\n  ${view.style('cyan', toPlainText(hint))}`;
    return {
      // A no is no failure.
      text: `${code === 'CANCELLED' ? '' : `${label} `}${toPlainText(message)}${shown}`,
      document: { error: { code, message, ...(hint === undefined ? {} : { hint }) } },
    };
  }
  const { message, stack } = error instanceof Error ? error : new Error(String(error));
  return {
    text: `${label} ${stack ?? message}`,
    document: { error: { code: 'UNEXPECTED', message } },
  };
}

/** What the operating system refused is no bug of ours: a sentence says it, and no stack. */
function toKnown(error: SystemError): CliError {
  return new CliError(error.code, describeSystemError(error), { cause: error });
}
