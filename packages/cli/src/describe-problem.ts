import type { CliError } from './errors.ts';
import type { View } from './view.ts';

/** For a page: what went wrong and, below it, what to do, with command lines as they are typed where the bot is. */
export function describeProblem({ message, hint }: CliError, { typed }: Pick<View, 'typed'>): string {
  return hint === undefined ? message : `${message}\n${typed(hint)}`;
}
