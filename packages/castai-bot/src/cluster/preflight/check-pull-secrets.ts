import { shell } from '@castai-bot/cli';
import { failed, passed, warning, type Finding } from '../../inspect/finding.ts';
import type { CronJob } from '../kube-objects.ts';
import type { Kubectl } from '../kubectl.ts';
import { readSecretKeys } from '../read-secret-keys.ts';

const TYPES = ['kubernetes.io/dockerconfigjson', 'kubernetes.io/dockercfg'];

/** Whether the Secrets are there, and of the right type, that the image is pulled with. */
export async function checkPullSecrets(
  kubectl: Kubectl,
  cronJobs: readonly CronJob[],
): Promise<readonly Finding[]> {
  const names = new Set(
    cronJobs.flatMap(({ spec }) =>
      (spec.jobTemplate.spec.template.spec.imagePullSecrets ?? []).flatMap(({ name }) => name ?? []),
    ),
  );
  return Promise.all([...names].map((name) => checkPullSecret(kubectl, name)));
}

async function checkPullSecret(kubectl: Kubectl, secret: string): Promise<Finding> {
  const look = await readSecretKeys(kubectl, secret);
  const name = JSON.stringify(secret);
  const where = shell`--context=${kubectl.context} --namespace=${kubectl.namespace}`;
  const fix = shell`kubectl create secret generic ${secret} --type=${TYPES[0] ?? ''} --from-file=.dockerconfigjson=$HOME/.docker/config.json ${{ line: where }}`;
  if (look.kind === 'forbidden')
    return warning('pull-secret', `Cannot tell whether the Secret ${name} is there: ${look.reason}`);
  if (look.kind === 'missing')
    return failed('pull-secret', `There is no Secret ${name} to pull the image with`, fix);
  if (TYPES.includes(look.type))
    return passed('pull-secret', `The Secret ${name} is there to pull the image with`);
  return failed('pull-secret', `The Secret ${name} is of type ${look.type}: wanted ${TYPES[0]}`, fix);
}
