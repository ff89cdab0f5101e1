import type { CommandContext } from '../command.ts';
import { askYes } from './ask.ts';
import { usageError } from '../errors.ts';
import { shell, type ShellLine } from '../shell-line.ts';

export interface ConfirmOptions {
  /** A question that is answered with yes. */
  readonly question: string;
  /** `--yes` was given. */
  readonly isYes: boolean;
  /** What repeats the command without the question. */
  readonly command: ShellLine;
  readonly context: Pick<CommandContext, 'isInteractive' | 'signal' | 'stderr' | 'stdin'>;
}

/**
 * Goes on only when a person says yes, or said `--yes`.
 * @throws CliError USAGE when nobody is there to ask, CANCELLED when the answer is no
 */
export async function askConfirm({ question, isYes, command, context }: ConfirmOptions): Promise<void> {
  if (isYes) return;
  needsAnswer({ isYes, command, context });
  await askYes(question, context);
}

/** For a command to fail early, before work whose end would be a question. @throws CliError USAGE */
export function needsAnswer({
  isYes,
  command,
  context,
}: Pick<ConfirmOptions, 'isYes' | 'command'> & {
  readonly context: Pick<CommandContext, 'isInteractive'>;
}): void {
  if (isYes || context.isInteractive) return;
  throw usageError(
    'Cannot ask for confirmation: this is no terminal, wanted --yes',
    shell`${{ line: command }} --yes`,
  );
}
