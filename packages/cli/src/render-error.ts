import { CliError } from './errors.ts';
import type { View } from './view.ts';

export interface RenderedError {
  /** For people, without a line break at the end. */
  readonly text: string;
  readonly document: { readonly error: { code: string; message: string; hint?: string } };
}

/** A failure that we foresaw is a sentence and a hint; one that we did not keeps its stack. */
export function renderError(error: unknown, view: View): RenderedError {
  const label = view.style('red', 'Error:');
  if (error instanceof CliError) {
    const { code, message } = error;
    const hint = error.hint === undefined ? undefined : view.typed(error.hint);
    return {
      // A no is no failure.
      text: `${code === 'CANCELLED' ? '' : `${label} `}${message}${hint === undefined ? '' : `\n  ${view.style('cyan', hint)}`}`,
      document: { error: { code, message, ...(hint === undefined ? {} : { hint }) } },
    };
  }
  const { message, stack } = error instanceof Error ? error : new Error(String(error));
  return {
    text: `${label} ${stack ?? message}`,
    document: { error: { code: 'UNEXPECTED', message } },
  };
}
