import { readYamlValues } from '@castai-bot/yaml';
import { KUSTOMIZATION } from '../repo/manifest-files.ts';
import { findUnreadable } from './find-unreadable.ts';

/**
 * The values of what kubectl builds of k8s/kustomization.yaml.
 * @param build runs `kubectl kustomize`, and returns what it prints; not called for files that it is not to be given
 * @throws CliError BAD_MANIFESTS, and what `build` throws
 */
export async function readKustomization(
  root: string,
  build: () => Promise<string>,
): Promise<readonly unknown[]> {
  const unreadable = await findUnreadable(root);
  if (unreadable !== undefined) throw unreadable;
  const file = `what kubectl builds of ${KUSTOMIZATION}`;
  return readYamlValues(await build(), { file, code: 'BAD_MANIFESTS' });
}
