import { findProgram, onPathAlone } from '@castai-bot/cli';

/** How a child process ended. */
export interface CommandResult {
  readonly kind: 'done' | 'failed' | 'not-found' | 'cancelled';
  /** Both of its outputs, in the order they came. */
  readonly output: string;
}

/** Where a child process runs. */
export interface CommandPlace {
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Ends it. */
  readonly signal: AbortSignal;
}

const GRACE_MS = 5_000;

/** Runs a program of PATH to its end with nothing to read, and never throws for what the program does. */
export async function runCommand(
  [file, ...args]: readonly [string, ...string[]],
  place: CommandPlace,
): Promise<CommandResult> {
  const program = findProgram(file, { env: place.env });
  if (program === undefined) return { kind: 'not-found', output: '' };
  const { execa } = await import('execa');
  const result = await execa(program, args, {
    cwd: place.cwd,
    env: { ...place.env, ...onPathAlone },
    extendEnv: false,
    stdin: 'ignore',
    all: true,
    reject: false,
    cancelSignal: place.signal,
    forceKillAfterDelay: GRACE_MS,
  });
  return { kind: kindOf(result, place.signal), output: result.all.trim() };
}

function kindOf(
  result: { readonly failed: boolean; readonly code?: string | undefined },
  signal: AbortSignal,
): CommandResult['kind'] {
  if (!result.failed) return 'done';
  if (signal.aborted) return 'cancelled';
  return result.code === 'ENOENT' ? 'not-found' : 'failed';
}
