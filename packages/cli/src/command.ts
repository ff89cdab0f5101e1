import type { Readable, Writable } from 'node:stream';
import type { ArgumentTable, ArgumentValues, FlagTable, FlagValues } from './flags.ts';
import type { Touches } from './touches.ts';
import type { View } from './view.ts';

/** What a command is made of: `commands/<name>.ts` exports one as `command`, made by `defineCommand`. */
export interface CommandSpec<Arguments extends ArgumentTable, Flags extends FlagTable, Data> {
  readonly args: Arguments;
  /** `--json`, `--events`, `--cwd` and `--help` are there already. */
  readonly flags: Flags;
  /** Whole command lines, shown by `--help`; the first is the one to try. */
  readonly examples: readonly [string, ...string[]];
  /** A paragraph below the summary in `--help`. */
  readonly details?: string;
  readonly touches: Touches;
  /** Does the work. What is heavy is imported in here, so that `--help` does not pay for it. */
  handler(input: CommandInput<Arguments, Flags>, context: CommandContext): Promise<CommandResult<Data>>;
  /** The data for people, without a line break at the end. `--json` prints the data itself instead. */
  render(data: Data, view: View): string;
}

export interface CommandInput<Arguments extends ArgumentTable, Flags extends FlagTable> {
  readonly args: ArgumentValues<Arguments>;
  readonly flags: FlagValues<Flags>;
}

export interface CommandResult<Data> {
  /** Printed by `main`; left out when there is nothing to print. */
  readonly data?: Data;
  /** @default 0 */
  readonly exitCode?: number;
  /** Goes on when the data is printed (a server), and resolves to the exit code. */
  readonly afterwards?: () => Promise<number>;
}

/** SIGHUP is what a closed terminal sends. */
export type InterruptSignal = 'SIGINT' | 'SIGTERM' | 'SIGHUP';

/** Everything outside the command's own reach, so that a test can pass its own. */
export interface Effects {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly stdin: Readable & { readonly isTTY?: boolean };
  readonly stdout: Writable & { readonly isTTY?: boolean; readonly columns?: number };
  readonly stderr: Writable & { readonly isTTY?: boolean; readonly columns?: number };
  readonly now: () => Date;
  /** Aborted by the first of them. */
  readonly signal: AbortSignal;
  /** Hears every one of them; returns what stops it. */
  readonly onInterrupt: (listener: (signal: InterruptSignal) => void) => () => void;
}

export interface CommandContext extends Effects {
  /** Absolute; `--cwd` is in it. */
  readonly cwd: string;
  /** `--json` or `--events`: what is printed is for a program. */
  readonly isJson: boolean;
  /** A person is there to answer: stdin and stderr are terminals, CI is not set, no JSON is asked for. */
  readonly isInteractive: boolean;
  /** castai-bot's own. */
  readonly version: string;
  /** Every command there is. */
  readonly commands: readonly CommandEntry[];
  /** For stderr. */
  readonly view: View;
  /** One line about progress: stderr. */
  readonly note: (line: string) => void;
  /** One line of live output: stdout, with `--json` stderr. */
  readonly line: (text: string) => void;
  /** Runs another command line in place of this one; its exit code. */
  readonly runLine: (argv: readonly string[]) => Promise<number>;
}

/** A command whose types are put away, as the table of commands holds it. */
export interface Command {
  readonly args: ArgumentTable;
  readonly flags: FlagTable;
  readonly examples: readonly string[];
  readonly details: string | undefined;
  readonly touches: Touches;
  run(input: RawInput, context: CommandContext, print: (output: Output) => void): Promise<number>;
}

/** One line of the table of commands. */
export interface CommandEntry {
  /** One word, or two: `secret set`. */
  readonly name: string;
  readonly summary: string;
  /** Not for people: left out of the help. */
  readonly isHidden?: true;
  load(): Promise<{ readonly command: Command }>;
}

/** As the parser made it: every declared name is there, and of its declared kind. */
export interface RawInput {
  readonly args: Readonly<Record<string, unknown>>;
  readonly flags: Readonly<Record<string, unknown>>;
}

export interface Output {
  readonly document: unknown;
  text(view: View): string;
}

/** Declares a command; the types of `args` and `flags` follow from their declaration. */
export function defineCommand<const Arguments extends ArgumentTable, const Flags extends FlagTable, Data>(
  spec: CommandSpec<Arguments, Flags, Data>,
): Command {
  return {
    args: spec.args,
    flags: spec.flags,
    examples: spec.examples,
    details: spec.details,
    touches: spec.touches,
    run: async (input, context, print) => {
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the parser made it from this very declaration
      const typed = input as CommandInput<Arguments, Flags>;
      const { data, exitCode = 0, afterwards } = await spec.handler(typed, context);
      if (data !== undefined) print({ document: data, text: (view) => spec.render(data, view) });
      return afterwards ? afterwards() : exitCode;
    },
  };
}
