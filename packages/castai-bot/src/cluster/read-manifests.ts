import { CliError } from '@castai-bot/cli';
import { DEPLOYED_KINDS } from '../manifests/deployed-kinds.ts';
import { judgeObjects, type DeployProblem } from '../manifests/judge-objects.ts';
import { isManifestObject, toText } from '../manifests/manifest-object.ts';
import { readKustomization } from '../manifests/read-kustomization.ts';
import type { Repo } from '../repo/find-repo.ts';
import { KUSTOMIZATION, MANIFEST_FOLDER } from '../repo/manifest-files.ts';
import type { ConfigMap, CronJob, KubeObject } from './kube-objects.ts';
import type { Kubectl } from './kubectl.ts';

/** What k8s/ says the cluster should have. */
export interface Manifests {
  /** In the order they are applied. */
  readonly objects: readonly KubeObject[];
  readonly configMaps: readonly ConfigMap[];
  readonly cronJobs: readonly CronJob[];
}

/**
 * Builds k8s/kustomization.yaml, as `kubectl apply -k` would.
 * @throws CliError BAD_MANIFESTS when it cannot be built, or brings what deploy does not apply
 */
export async function readManifests({ answers, root }: Repo, kubectl: Kubectl): Promise<Manifests> {
  const values = await readKustomization(root, () =>
    kubectl.run(['kustomize', MANIFEST_FOLDER], { action: `build ${KUSTOMIZATION}` }),
  );
  const problems = judgeObjects(values, answers);
  if (problems.length > 0) {
    const lines = problems.map((problem) => `\n  ${describe(problem)}`).join('');
    throw new CliError('BAD_MANIFESTS', `Cannot deploy ${KUSTOMIZATION}:${lines}`, {
      hint: 'castai-bot validate',
    });
  }
  const objects: readonly KubeObject[] = values.filter(isManifestObject);
  return {
    objects: DEPLOYED_KINDS.flatMap(({ kind }) => objects.filter((object) => object.kind === kind)),
    configMaps: objects.filter((object): object is ConfigMap => object.kind === 'ConfigMap'),
    cronJobs: objects.filter((object): object is CronJob => object.kind === 'CronJob'),
  };
}

function describe({ object, message }: DeployProblem): string {
  return object === undefined ? message : `${toText(object)}: ${message}`;
}
