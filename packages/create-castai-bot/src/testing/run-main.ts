import { PassThrough } from 'node:stream';
import { checkHints } from '@castai-bot/cli/testing/check-hints';
import { main, program } from '../main.ts';
import { FakeTerminal } from '@castai-bot/cli/testing/fake-terminal';

/** How to run `main` in a test. */
export interface RunMainOptions {
  readonly cwd: string;
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** A person at a terminal; without one, stdin is empty and nothing is a terminal. */
  readonly terminal?: FakeTerminal;
  /** @default that of the terminal, or an empty one */
  readonly stdin?: PassThrough;
  readonly signal?: AbortSignal;
}

/** What a run of `main` came to. */
export interface Ran {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs `main` in this process, with the environment of no one. */
export async function runMain(argv: readonly string[], options: RunMainOptions): Promise<Ran> {
  const terminal = options.terminal ?? new FakeTerminal({ isTTY: false });
  const exitCode = await main({
    argv,
    cwd: options.cwd,
    env: options.env ?? {},
    stdin: options.stdin ?? (options.terminal === undefined ? new PassThrough().end() : terminal.stdin),
    stdout: terminal.stdout,
    stderr: terminal.stderr,
    now: () => new Date('2026-03-27T12:00:00Z'),
    signal: options.signal ?? new AbortController().signal,
    onInterrupt: () => () => {},
  });
  const ran = { exitCode, stdout: terminal.stdout.text, stderr: terminal.stderr.text };
  // Where a terminal wraps, a command may go over lines.
  const problems = options.terminal ? [] : await checkHints(`${ran.stdout}\n${ran.stderr}`, program);
  if (problems.length > 0) throw new Error(`It prints a command line that is none: ${problems.join('; ')}`);
  return ran;
}
