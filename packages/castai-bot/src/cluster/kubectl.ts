import { spawn } from 'node:child_process';
import {
  CliError,
  type CommandContext,
  findProgram,
  onPathAlone,
  shell,
  type ShellLine,
} from '@castai-bot/cli';
import { runProgram, type ProgramOutcome } from '../process/run-program.ts';
import { waitForExit } from '../process/wait-for-exit.ts';
import { toKubectlError } from './kubectl-error.ts';

/** kubectl, bound to one context and one namespace, which every call names. */
export interface Kubectl {
  readonly context: string;
  readonly namespace: string;
  /** Runs it to its end and returns stdout. @throws CliError in the words of `action`: "read the CronJob …" */
  run(args: readonly string[], options: RunOptions): Promise<string>;
  /** The same for a caller that looks at failures itself. */
  ask(args: readonly string[], options?: Omit<RunOptions, 'action'>): Promise<ProgramOutcome>;
  /** Runs it while its output is read as it comes. @throws CliError */
  stream(args: readonly string[], options: StreamOptions): Promise<void>;
  /** A line that a person can type to do the same. */
  toCommand(args: readonly string[]): ShellLine;
}

export interface RunOptions {
  readonly action: string;
  /** For stdin; never shown. */
  readonly input?: string;
  readonly timeoutMs?: number;
}

export interface StreamOptions {
  readonly action: string;
  readonly onText: (text: string) => void;
  readonly signal: AbortSignal;
}

export interface KubectlOptions {
  readonly context: string;
  readonly namespace: string;
  readonly cwd: string;
  readonly effects: Pick<CommandContext, 'env' | 'signal' | 'stderr'>;
}

/** Longer than any one call should take; what waits for a cluster streams. */
const TIMEOUT_MS = 60_000;
const LONGEST_ERROR = 4096;

export function createKubectl({ context, namespace, cwd, effects }: KubectlOptions): Kubectl {
  const bind = (args: readonly string[]): readonly string[] => [
    `--context=${context}`,
    `--namespace=${namespace}`,
    ...args,
  ];
  const env = toKubectlEnv(effects.env);
  const ask: Kubectl['ask'] = (args, { input, timeoutMs = TIMEOUT_MS } = {}) =>
    runProgram(
      { program: 'kubectl', args: bind(args), ...(input === undefined ? {} : { input }) },
      { cwd, env, signal: effects.signal, live: effects.stderr, timeoutMs },
    );
  return {
    context,
    namespace,
    ask,
    run: async (args, { action, ...options }) => {
      const outcome = await ask(args, options);
      if (outcome.exitCode === 0) return outcome.stdout;
      throw toKubectlError(outcome, { action, context, namespace });
    },
    stream: (args, options) => stream(bind(args), { ...options, cwd, env, context, namespace }),
    toCommand: (args) => shell`kubectl ${bind(args)}`,
  };
}

/** A diff program of the user's own may be a window that waits to be closed. */
export function toKubectlEnv(env: CommandContext['env']): CommandContext['env'] {
  return { ...env, KUBECTL_EXTERNAL_DIFF: undefined };
}

async function stream(
  args: readonly string[],
  options: StreamOptions &
    Pick<KubectlOptions, 'context' | 'namespace' | 'cwd'> & { readonly env: CommandContext['env'] },
): Promise<void> {
  const { action, context, namespace, cwd, env, signal, onText } = options;
  signal.throwIfAborted();
  const failure = { isMissing: false, exitCode: undefined, stderr: '' };
  const program = findProgram('kubectl', { env });
  if (program === undefined)
    throw toKubectlError({ ...failure, isMissing: true }, { action, context, namespace });
  const child = spawn(program, args, {
    cwd,
    env: { ...env, ...onPathAlone },
    signal,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let stderr = '';
  child.stdout.setEncoding('utf8').on('data', onText);
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr = `${stderr}${text}`.slice(-LONGEST_ERROR);
  });
  try {
    const exitCode = await waitForExit(child);
    if (exitCode === 0) return;
    throw toKubectlError({ ...failure, exitCode, stderr }, { action, context, namespace });
  } catch (error) {
    signal.throwIfAborted();
    if (error instanceof CliError) throw error;
    throw toKubectlError({ ...failure, isMissing: true }, { action, context, namespace });
  }
}
