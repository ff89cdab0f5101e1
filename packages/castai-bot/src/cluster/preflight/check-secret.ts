import { failed, passed, warning, type Finding } from '../../inspect/finding.ts';
import { shell } from '@castai-bot/cli';
import { findBotContainer, type CronJob } from '../kube-objects.ts';
import type { Kubectl } from '../kubectl.ts';
import { readSecretKeys } from '../read-secret-keys.ts';
import { KEY_NAME } from '../secret/write-secret.ts';

interface SecretKey {
  readonly secret: string;
  readonly key: string;
}

/** Whether every Secret and key is there that the CronJobs' environment is made of. */
export async function checkSecrets(
  kubectl: Kubectl,
  cronJobs: readonly CronJob[],
): Promise<readonly Finding[]> {
  const wanted = new Map(
    cronJobs.flatMap(listSecretKeys).map((one) => [`${one.secret}/${one.key}`, one] as const),
  );
  return Promise.all([...wanted.values()].map((one) => checkSecret(kubectl, one)));
}

function listSecretKeys(cronJob: CronJob): readonly SecretKey[] {
  const { env = [] } = findBotContainer(cronJob.spec.jobTemplate.spec.template.spec) ?? {};
  return env.flatMap(({ valueFrom }) => {
    const { name, key, optional } = valueFrom?.secretKeyRef ?? {};
    return name === undefined || key === undefined || optional === true ? [] : [{ secret: name, key }];
  });
}

async function checkSecret(kubectl: Kubectl, { secret, key }: SecretKey): Promise<Finding> {
  const look = await readSecretKeys(kubectl, secret);
  const fix = key === KEY_NAME ? shell`castai-bot secret set` : shell`castai-bot secret set ${key}`;
  const name = JSON.stringify(secret);
  if (look.kind === 'forbidden')
    return warning('secret', `Cannot tell whether the Secret ${name} is there: ${look.reason}`);
  if (look.kind === 'missing') {
    return failed(
      'secret',
      `There is no Secret ${name} in namespace ${JSON.stringify(kubectl.namespace)}`,
      fix,
    );
  }
  if (look.keys.includes(key)) return passed('secret', `The Secret ${name} has ${key}`);
  const found = look.keys.length === 0 ? 'nothing' : look.keys.join(', ');
  return failed('secret', `The Secret ${name} has no ${key}: found ${found}`, fix);
}
