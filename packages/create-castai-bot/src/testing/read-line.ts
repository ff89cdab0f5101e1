import { parseLine } from '@castai-bot/cli';
import { readAnswers } from '../command.ts';
import { program } from '../main.ts';
import type { KnownAnswers } from '../question.ts';

/** What a command line says, by the parser itself. */
export async function readLine(argv: readonly string[]): Promise<{
  readonly args: unknown;
  readonly flags: Readonly<Record<string, unknown>>;
  readonly given: KnownAnswers;
}> {
  const asked = await parseLine(argv, { program, columns: 80 });
  if (asked.kind !== 'command') throw new Error(`It is no command: ${argv.join(' ')}`);
  const { args, flags } = asked.input;
  return { args, flags, given: readAnswers(flags) };
}
