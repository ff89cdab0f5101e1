import { CliError, type CommandContext } from '@castai-bot/cli';
import { readYamlValues } from '@castai-bot/yaml';
import { runProgram } from '../process/run-program.ts';
import { findUnreadable } from './find-unreadable.ts';
import { KUSTOMIZATION, MANIFEST_FOLDER } from '../repo/manifest-files.ts';

/** What kubectl makes of k8s/kustomization.yaml, without a cluster. */
export type BuiltKustomization =
  | { readonly kind: 'built'; readonly values: readonly unknown[] }
  | { readonly kind: 'failed'; readonly reason: string }
  | { readonly kind: 'no-kubectl' };

const TIMEOUT_MS = 30_000;

/** Builds it as deploy does, for a command that needs no cluster. */
export async function buildKustomization(
  root: string,
  { env, signal, stderr }: Pick<CommandContext, 'env' | 'signal' | 'stderr'>,
): Promise<BuiltKustomization> {
  const unreadable = await findUnreadable(root);
  if (unreadable !== undefined) return { kind: 'failed', reason: unreadable.message };
  const call = { program: 'kubectl', args: ['kustomize', MANIFEST_FOLDER] };
  const outcome = await runProgram(call, { cwd: root, env, signal, live: stderr, timeoutMs: TIMEOUT_MS });
  if (outcome.isMissing) return { kind: 'no-kubectl' };
  if (outcome.exitCode !== 0) return { kind: 'failed', reason: outcome.reason };
  try {
    const file = `what kubectl builds of ${KUSTOMIZATION}`;
    return { kind: 'built', values: readYamlValues(outcome.stdout, { file }) };
  } catch (error) {
    if (error instanceof CliError) return { kind: 'failed', reason: error.message };
    throw error;
  }
}
