import { PassThrough, Writable } from 'node:stream';
import { type CommandContext, runCommandLine, toPlainText } from '@castai-bot/cli';
import { type CommandOffer, type DeployedBot, PageProblem, type RanCommand } from '@castai-bot/page';
import { findTyped } from '../../typed-commands.ts';

/** Runs what a person has confirmed on the page, as if it were typed. */
export interface CommandRunner {
  /** Moves on with all that they print. */
  readonly revision: number;
  /** Newest first. */
  readonly ran: readonly RanCommand[];
  /** Starts a command that is offered now. @returns its number @throws {PageProblem} for any other */
  start(wanted: Readonly<Record<string, unknown>>, deployed: DeployedBot | undefined): number;
}

export interface CommandRunnerOptions {
  readonly clusterContext: string;
  readonly context: CommandContext;
  /** Hears of what they print, and of their ends. */
  readonly tell: () => void;
  /** Hears of an end: something may be otherwise in the cluster. */
  readonly ended: () => void;
}

/** More are forgotten. */
const MOST_KEPT = 20;
const MOST_RUNNING = 10;
/** The end of what one has printed. */
const MOST_OUTPUT = 200_000;

type Mutable<Value> = { -readonly [Key in keyof Value]: Value[Key] };

/** Makes a runner; nothing runs yet. */
export function createCommandRunner(options: CommandRunnerOptions): CommandRunner {
  const { clusterContext, context, tell, ended } = options;
  const ran: Mutable<RanCommand>[] = [];
  const state = { revision: 0, id: 0 };
  const change = (): void => {
    state.revision += 1;
    tell();
  };
  const run = async (command: Mutable<RanCommand>, argv: readonly string[]): Promise<void> => {
    const write = (text: string): void => {
      command.output = (command.output + toPlainText(text)).slice(-MOST_OUTPUT);
      change();
    };
    command.exitCode = await runAsTyped(argv, { context, write });
    change();
    ended();
  };
  return {
    get revision() {
      return state.revision;
    },
    get ran() {
      return ran;
    },
    start: ({ command, entry }, deployed) => {
      const offer = findOffer(deployed, { command, entry });
      if (ran.filter(({ exitCode }) => exitCode === null).length >= MOST_RUNNING)
        throw new PageProblem(409, `Not run: ${MOST_RUNNING} commands are running already`);
      state.id += 1;
      const startedAt = context.now().getTime();
      const begun = { id: state.id, line: offer.line, startedAt, output: '', exitCode: null };
      ran.unshift(begun);
      ran.splice(MOST_KEPT);
      void run(begun, [offer.command, String(entry), '--context', clusterContext]);
      change();
      return begun.id;
    },
  };
}

/** Nothing else than what the page shows as a button is ever run. */
function findOffer(
  deployed: DeployedBot | undefined,
  { command, entry }: { readonly command: unknown; readonly entry: unknown },
): CommandOffer {
  const found = deployed?.entries
    .find(({ name }) => name === entry)
    ?.offers.find((offer) => offer.command === command);
  if (found !== undefined) return found;
  throw new PageProblem(
    409,
    `Not run: ${String(command)} of ${String(entry)} is not offered any more. Look at the entry again`,
  );
}

/** The same line through the same parser and the same command, without a terminal. */
function runAsTyped(
  argv: readonly string[],
  { context, write }: { readonly context: CommandContext; readonly write: (text: string) => void },
): Promise<number> {
  const stream = (): Writable =>
    new Writable({
      decodeStrings: false,
      write: (chunk: string | Buffer, _encoding, done) => {
        write(String(chunk));
        done();
      },
    });
  const { env, now, signal, onInterrupt, cwd, commands, version } = context;
  const stdin = new PassThrough();
  stdin.end();
  const program = {
    name: 'castai-bot',
    summary: '',
    version,
    commands,
    examples: [],
    findTyped: (folder: string) => findTyped(folder, commands),
  };
  return runCommandLine(program, {
    argv,
    cwd,
    env: { ...env, NO_COLOR: '1', FORCE_COLOR: undefined },
    now,
    signal,
    onInterrupt,
    stdin,
    stdout: stream(),
    stderr: stream(),
  });
}
