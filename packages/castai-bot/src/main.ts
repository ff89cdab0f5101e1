import { resolve } from 'node:path';
import {
  CliError,
  type CommandContext,
  type CommandEntry,
  createEventPrinter,
  createProgram,
  createView,
  type Effects,
  type EventPrinter,
  exitCodes,
  type Interrupt,
  type InterruptSignal,
  isInterrupt,
  type Output,
  type ParsedLine,
  renderError,
  toUsageError,
} from '@castai-bot/cli';
import { CommanderError } from 'commander';
import { commands as everyCommand } from './commands.ts';
import { readCwd } from './handover.ts';
import { readPatience } from './patience.ts';
import { findTyped, type WriteTyped } from './typed-commands.ts';

export interface MainOptions extends Effects {
  /** What was typed after `castai-bot`. */
  readonly argv: readonly string[];
  readonly cwd: string;
  readonly version: string;
  /** Why the line is not to be run at all. */
  readonly refusal?: CliError;
  /** @default every command */
  readonly commands?: readonly CommandEntry[];
}

/** Runs one command line and returns its exit code. Never rejects. */
export async function main(options: MainOptions): Promise<number> {
  if (!isAsked('--events', options.argv)) return runLine(options);
  const events = createEventPrinter(options);
  const streams = { stdout: events.stream, stderr: events.stream };
  const exitCode = await runLine({ ...options, ...streams, env: { ...options.env, NO_COLOR: '1' } }, events);
  events.emit({ event: 'end', exitCode });
  return exitCode;
}

async function runLine(options: MainOptions, events?: EventPrinter): Promise<number> {
  let exitCode: number = exitCodes.done;
  const folder = resolve(options.cwd, readCwd(options.argv) ?? '.');
  const findWords = (): Promise<WriteTyped> => findTyped(folder, options.commands ?? everyCommand);
  let isDocumentDue = isAsked('--json', options.argv);
  const onPrint = (): void => void (isDocumentDue = false);
  const { columns } = createView({ stream: options.stdout, env: options.env });
  const program = createProgram({
    version: options.version,
    commands: options.commands ?? everyCommand,
    columns,
    stdout: (text) => void options.stdout.write(text),
    stderr: (text) => void options.stderr.write(text),
    execute: async (line) => {
      exitCode = await execute(line, options, { events, onPrint, typed: await findWords() });
    },
  });
  try {
    if (options.refusal !== undefined) throw options.refusal;
    await program.parseAsync(options.argv, { from: 'user' });
    return exitCode;
  } catch (error) {
    return fail(error, options, { events, isDocumentDue, typed: await findWords() });
  }
}

interface Printing {
  readonly events: EventPrinter | undefined;
  readonly typed: WriteTyped;
  /** Called when the data of the command is printed. */
  readonly onPrint: () => void;
}

async function execute(
  line: ParsedLine,
  options: MainOptions,
  { events, onPrint, typed }: Printing,
): Promise<number> {
  const isJson = line.isJson || events !== undefined;
  const view = createView({ stream: options.stderr, env: options.env, typed });
  const note = (text: string): void => {
    if (events) events.emit({ event: 'note', message: text });
    else options.stderr.write(`${text}\n`);
  };
  readPatience(options.env);
  const context: CommandContext = {
    ...options,
    cwd: resolve(options.cwd, line.cwd ?? '.'),
    isJson,
    isInteractive:
      !isJson && !options.env['CI'] && options.stdin.isTTY === true && options.stderr.isTTY === true,
    commands: options.commands ?? everyCommand,
    view,
    note,
    runLine: (argv) => runLine({ ...options, argv }),
    line: (text) => void (line.isJson ? options.stderr : options.stdout).write(`${text}\n`),
  };
  return line.command.run(line.input, context, (output) => {
    onPrint();
    if (events) events.emit({ event: 'result', data: output.document });
    else print(output, isJson, { ...options, typed });
  });
}

function print(
  output: Output,
  isJson: boolean,
  { stdout, env, typed }: Pick<MainOptions, 'stdout' | 'env'> & { readonly typed: WriteTyped },
): void {
  const text = isJson
    ? JSON.stringify(output.document)
    : output.text(createView({ stream: stdout, env, typed }));
  if (text !== '') stdout.write(`${text}\n`);
}

const interruptCodes: Readonly<Record<InterruptSignal, number>> = {
  SIGHUP: exitCodes.hungUp,
  SIGINT: exitCodes.cancelled,
  SIGTERM: exitCodes.terminated,
};

interface Printed {
  readonly events: EventPrinter | undefined;
  readonly typed: WriteTyped;
  /** Whether `--json` is asked for, and its one document is not out yet. */
  readonly isDocumentDue: boolean;
}

function fail(error: unknown, options: MainOptions, { events, isDocumentDue, typed }: Printed): number {
  if (error instanceof CommanderError && error.exitCode === 0) return exitCodes.done;
  const { commands = everyCommand, signal, argv, stdout, stderr, env } = options;
  const isHelpShown = error instanceof CommanderError && error.code === 'commander.help';
  const interrupt = signal.aborted && isInterrupt(signal.reason) ? signal.reason : undefined;
  const parsed = error instanceof CommanderError ? toUsageError(error, { argv, commands }) : error;
  const known = interrupt ? toCancelled(interrupt) : parsed;
  const { text, document } = renderError(known, createView({ stream: stderr, env, typed }));
  if (events) events.emit({ event: 'error', ...document });
  else if (!isHelpShown) stderr.write(`${interrupt ? interrupt.message : text}\n`);
  if (!events && isDocumentDue) stdout.write(`${JSON.stringify(document)}\n`);
  return known instanceof CliError ? known.exitCode : exitCodes.failed;
}

function toCancelled({ message, signal }: Interrupt): CliError {
  return new CliError('CANCELLED', message, { exitCode: interruptCodes[signal] });
}

/** The line may have failed to parse, so the parser cannot be asked. */
function isAsked(flag: '--json' | '--events', argv: readonly string[]): boolean {
  const end = argv.indexOf('--');
  return argv.slice(0, end === -1 ? argv.length : end).includes(flag);
}
