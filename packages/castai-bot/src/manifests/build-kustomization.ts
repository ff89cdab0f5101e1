import { CliError, type CommandContext } from '@castai-bot/cli';
import { runProgram } from '../process/run-program.ts';
import { MANIFEST_FOLDER } from '../repo/manifest-files.ts';
import { readKustomization } from './read-kustomization.ts';

/** What kubectl makes of k8s/kustomization.yaml, without a cluster. */
export type BuiltKustomization =
  | { readonly kind: 'built'; readonly values: readonly unknown[] }
  | { readonly kind: 'failed'; readonly reason: string }
  | { readonly kind: 'no-kubectl' };

const TIMEOUT_MS = 30_000;
const NO_KUBECTL = 'NO_KUBECTL';

/** Builds it as deploy does, for a command that needs no cluster. */
export async function buildKustomization(
  root: string,
  { env, signal, stderr }: Pick<CommandContext, 'env' | 'signal' | 'stderr'>,
): Promise<BuiltKustomization> {
  const call = { program: 'kubectl', args: ['kustomize', MANIFEST_FOLDER] };
  const build = async (): Promise<string> => {
    const outcome = await runProgram(call, { cwd: root, env, signal, live: stderr, timeoutMs: TIMEOUT_MS });
    if (outcome.isMissing) throw new CliError(NO_KUBECTL, outcome.reason);
    if (outcome.exitCode !== 0) throw new CliError('KUBECTL', outcome.reason);
    return outcome.stdout;
  };
  try {
    return { kind: 'built', values: await readKustomization(root, build) };
  } catch (error) {
    if (!(error instanceof CliError)) throw error;
    return error.code === NO_KUBECTL ? { kind: 'no-kubectl' } : { kind: 'failed', reason: error.message };
  }
}
