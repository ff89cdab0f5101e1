import type { CommandLine, WriteTyped } from './command-line.ts';
import type { CommandContext, Effects, InterruptSignal } from './command.ts';
import { CliError } from './errors.ts';
import { exitCodes } from './exit-codes.ts';
import { isInteractive } from './is-interactive.ts';
import { isInterrupt } from './interrupts.ts';
import { parseLine } from './parse-line.ts';
import { Printer } from './printer.ts';
import { guessCwd, resolveCwd } from './read-cwd.ts';
import { settleColors } from './settle-colors.ts';
import { withProperties } from './with-properties.ts';

export interface LineOptions extends Effects {
  /** What was typed after the program's name. */
  readonly argv: readonly string[];
  /** Where we are; to read it may throw: a folder can be deleted under a shell. */
  readonly cwd: string;
}

/** Runs one command line and returns its exit code. Never rejects. */
export async function runCommandLine(program: CommandLine, options: LineOptions): Promise<number> {
  const env = settleColors(options.env);
  const isJson = isAsked('--json', options.argv);
  if (!isAsked('--events', options.argv)) {
    const plain = withProperties(options, { env });
    return runLine(program, plain, new Printer({ effects: plain, events: undefined, isJson }));
  }
  const { createEventPrinter } = await import('./events.ts');
  const events = createEventPrinter(options);
  const streams = { stdout: events.stream, stderr: events.stream };
  const plain = withProperties(options, { ...streams, env: settleColors({ ...env, NO_COLOR: '1' }) });
  const exitCode = await runLine(program, plain, new Printer({ effects: plain, events, isJson }));
  events.emit({ event: 'end', exitCode });
  return exitCode;
}

async function runLine(program: CommandLine, options: LineOptions, printer: Printer): Promise<number> {
  try {
    program.check?.();
    const asked = await parseLine(options.argv, { program, columns: printer.view('stdout').columns });
    if (asked.kind === 'nothing') return printer.error(asked.error, { instead: asked.help });
    if (asked.kind === 'words') {
      printer.result(asked.output);
      return exitCodes.done;
    }
    const cwd = resolveCwd(options, asked.cwd);
    printer.typed = await findTyped(program, options);
    const context = createContext(program, { options, cwd, printer });
    return await asked.command.run(asked.input, context, (output) => printer.result(output));
  } catch (error) {
    printer.typed = await findTyped(program, options);
    return printer.error(toKnown(error, options.signal));
  }
}

interface ContextOptions {
  readonly options: LineOptions;
  readonly cwd: string;
  readonly printer: Printer;
}

function createContext(program: CommandLine, { options, cwd, printer }: ContextOptions): CommandContext {
  return withProperties(options, {
    cwd,
    isJson: printer.isJson,
    get isInteractive() {
      return !printer.isJson && isInteractive(options);
    },
    version: program.version,
    commands: program.commands,
    get view() {
      return printer.view('stderr');
    },
    note: (text: string) => printer.note(text),
    line: (text: string) => printer.line(text),
    runLine: (argv: readonly string[]) => runLine(program, withProperties(options, { argv }), printer),
  });
}

/** How our command lines are typed where this one works; as they are where that cannot be told. */
async function findTyped(program: CommandLine, options: LineOptions): Promise<WriteTyped> {
  const cwd = guessCwd(options);
  return cwd === undefined || !program.findTyped ? (text) => text : program.findTyped(cwd);
}

const interruptCodes: Readonly<Record<InterruptSignal, number>> = {
  SIGHUP: exitCodes.hungUp,
  SIGINT: exitCodes.cancelled,
  SIGTERM: exitCodes.terminated,
};

/** After a signal whatever fails is a cancellation; a command may have its own words for that. */
function toKnown(error: unknown, { aborted, reason }: AbortSignal): unknown {
  if (!aborted || !isInterrupt(reason)) return error;
  const message = error instanceof CliError && error.code === 'CANCELLED' ? error.message : reason.message;
  return new CliError('CANCELLED', message, { exitCode: interruptCodes[reason.signal] });
}

/** The line may have failed to parse, so the parser cannot be asked. */
function isAsked(flag: '--json' | '--events', argv: readonly string[]): boolean {
  const end = argv.indexOf('--');
  return argv.slice(0, end === -1 ? argv.length : end).includes(flag);
}
