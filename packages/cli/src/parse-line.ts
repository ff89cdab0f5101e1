import { CommanderError } from 'commander';
import type { CommandLine } from './command-line.ts';
import type { Output } from './command.ts';
import type { CliError } from './errors.ts';
import { toUsageError } from './parser-error.ts';
import { createProgram, type ParsedLine } from './program.ts';

/** What a line asks for. */
export type Asked =
  | ({ readonly kind: 'command' } & ParsedLine)
  /** `--help` or `--version`, which the parser answers itself. */
  | { readonly kind: 'words'; readonly output: Output }
  /** No command where one is wanted; the help says which there are. */
  | { readonly kind: 'nothing'; readonly help: string; readonly error: CliError };

/** @throws CliError USAGE */
export async function parseLine(
  argv: readonly string[],
  { program, columns }: { readonly program: CommandLine; readonly columns: number },
): Promise<Asked> {
  let printed = '';
  let parsed: ParsedLine | undefined;
  let describe = (): unknown => ({ version: program.version });
  const parser = createProgram({
    program,
    argv,
    columns,
    print: (text) => void (printed += text),
    onLine: (line) => void (parsed = line),
    onHelp: (help) => void (describe = help),
  });
  try {
    await parser.parseAsync(argv, { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    if (error.exitCode === 0) {
      return { kind: 'words', output: { document: describe(), text: () => printed.trimEnd() } };
    }
    const known = toUsageError(error, { argv, program });
    if (error.code === 'commander.help') return { kind: 'nothing', help: printed, error: known };
    throw known;
  }
  if (parsed === undefined) throw new Error(`No command took the line ${argv.join(' ')}`);
  return { kind: 'command', ...parsed };
}
