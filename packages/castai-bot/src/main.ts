import { resolve } from 'node:path';
import { CommanderError } from 'commander';
import type { CommandContext, Effects, InterruptSignal, Output, CommandEntry } from './command.ts';
import { commands as everyCommand } from './commands.ts';
import { CliError, usageError } from './errors.ts';
import { exitCodes } from './exit-codes.ts';
import { isInterrupt } from './interrupts.ts';
import { createProgram, type ParsedLine } from './program.ts';
import { renderError } from './render-error.ts';
import { createView } from './view.ts';

export interface MainOptions extends Effects {
  /** What was typed after `castai-bot`. */
  readonly argv: readonly string[];
  readonly cwd: string;
  readonly version: string;
  /** @default every command */
  readonly commands?: readonly CommandEntry[];
}

/** Runs one command line and returns its exit code. Never rejects. */
export async function main(options: MainOptions): Promise<number> {
  let exitCode: number = exitCodes.done;
  const { columns } = createView({ stream: options.stdout, env: options.env });
  const program = createProgram({
    version: options.version,
    commands: options.commands ?? everyCommand,
    columns,
    stdout: (text) => void options.stdout.write(text),
    stderr: (text) => void options.stderr.write(text),
    execute: async (line) => {
      exitCode = await execute(line, options);
    },
  });
  try {
    await program.parseAsync(options.argv, { from: 'user' });
    return exitCode;
  } catch (error) {
    return fail(error, options);
  }
}

async function execute(line: ParsedLine, options: MainOptions): Promise<number> {
  const view = createView({ stream: options.stderr, env: options.env });
  const note = (text: string): void => void options.stderr.write(`${text}\n`);
  const context: CommandContext = {
    ...options,
    cwd: resolve(options.cwd, line.cwd ?? '.'),
    isJson: line.isJson,
    isInteractive:
      !line.isJson && !options.env['CI'] && options.stdin.isTTY === true && options.stderr.isTTY === true,
    commands: options.commands ?? everyCommand,
    view,
    note,
    line: line.isJson ? note : (text) => void options.stdout.write(`${text}\n`),
  };
  return line.command.run(line.input, context, (output) => {
    print(output, line.isJson, options);
  });
}

function print(output: Output, isJson: boolean, { stdout, env }: MainOptions): void {
  const text = isJson ? JSON.stringify(output.document) : output.text(createView({ stream: stdout, env }));
  if (text !== '') stdout.write(`${text}\n`);
}

const interruptCodes: Readonly<Record<InterruptSignal, number>> = {
  SIGHUP: exitCodes.hungUp,
  SIGINT: exitCodes.cancelled,
  SIGTERM: exitCodes.terminated,
};

function fail(error: unknown, options: MainOptions): number {
  if (error instanceof CommanderError && error.exitCode === 0) return exitCodes.done;
  if (error instanceof CommanderError && error.code === 'commander.help') return exitCodes.usage;
  const { signal } = options;
  if (signal.aborted && isInterrupt(signal.reason)) {
    options.stderr.write(`Cancelled by ${signal.reason.signal}\n`);
    return interruptCodes[signal.reason.signal];
  }
  const known = error instanceof CommanderError ? toUsageError(error, options) : error;
  const { text, document } = renderError(known, createView({ stream: options.stderr, env: options.env }));
  options.stderr.write(`${text}\n`);
  if (isJsonAsked(options.argv)) options.stdout.write(`${JSON.stringify(document)}\n`);
  return known instanceof CliError ? known.exitCode : exitCodes.failed;
}

/** Commander's words, in our form: `error: unknown option '--x'` → `Unknown option "--x"`. */
function toUsageError({ message }: CommanderError, { argv, commands = everyCommand }: MainOptions): CliError {
  const [first = message, suggestion] = message.replace(/^error: /, '').split('\n');
  const sentence = `${first.charAt(0).toUpperCase()}${first.slice(1)}`
    .replaceAll("'", '"')
    .replace(/\.$/, '');
  const words = argv.filter((word) => !word.startsWith('-'));
  const command = commands.find(({ name }) => name.split(' ').every((word, index) => words[index] === word));
  const help = `castai-bot ${command ? `${command.name} ` : ''}--help`;
  return usageError(sentence, suggestion ? `${suggestion.replace(/^\((.*)\)$/, '$1')} ${help}` : help);
}

/** The line may have failed to parse, so the parser cannot be asked. */
function isJsonAsked(argv: readonly string[]): boolean {
  const end = argv.indexOf('--');
  return argv.slice(0, end === -1 ? argv.length : end).includes('--json');
}
