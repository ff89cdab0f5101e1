import { existsSync } from 'node:fs';
import path from 'node:path';
import { type CommandContext, isRecord, readJson } from '@castai-bot/cli';
import { runProgram } from '../process/run-program.ts';
import { toKubectlEnv } from './kubectl.ts';
import { toKubectlError } from './kubectl-error.ts';

/** What kubectl is set up for. No cluster is asked for it. */
export interface Kubeconfig {
  readonly currentContext: string | undefined;
  readonly contexts: readonly string[];
  /** Files that KUBECONFIG names and that are not there; kubectl passes over them in silence. */
  readonly missing: readonly string[];
}

const TIMEOUT_MS = 10_000;

/** @throws CliError NO_KUBECTL, KUBECTL_FAILED when the file cannot be read */
export async function readKubeconfig(
  cwd: string,
  effects: Pick<CommandContext, 'env' | 'signal' | 'stderr'>,
): Promise<Kubeconfig> {
  const outcome = await runProgram(
    { program: 'kubectl', args: ['config', 'view', '--output=json'] },
    {
      cwd,
      env: toKubectlEnv(effects.env),
      signal: effects.signal,
      live: effects.stderr,
      timeoutMs: TIMEOUT_MS,
    },
  );
  if (outcome.exitCode !== 0) {
    throw toKubectlError(outcome, { action: "read kubectl's config", context: '', namespace: '' });
  }
  const config = readJson(outcome.stdout);
  const contexts: unknown = isRecord(config) ? config['contexts'] : undefined;
  const current = isRecord(config) ? config['current-context'] : undefined;
  return {
    currentContext: typeof current === 'string' && current !== '' ? current : undefined,
    contexts: Array.isArray(contexts)
      ? contexts.flatMap((one: unknown) =>
          isRecord(one) && typeof one['name'] === 'string' ? [one['name']] : [],
        )
      : [],
    missing: listMissing(effects.env['KUBECONFIG'] ?? '', cwd),
  };
}

function listMissing(files: string, cwd: string): readonly string[] {
  return files.split(path.delimiter).filter((file) => file !== '' && !existsSync(path.resolve(cwd, file)));
}
