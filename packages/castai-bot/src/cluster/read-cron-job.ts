import { CliError } from '@castai-bot/cli';
import { chooseFunction } from '../repo/function-name.ts';
import type { Repo } from '../repo/find-repo.ts';
import { objectName } from './bot-objects.ts';
import type { CronJob } from './kube-objects.ts';
import type { Kubectl } from './kubectl.ts';

/** The CronJob of a function, as the cluster has it. @throws CliError USAGE, NOT_DEPLOYED */
export async function readCronJob(
  kubectl: Kubectl,
  { answers }: Repo,
  wanted: string | undefined,
): Promise<CronJob> {
  const name = objectName(answers, chooseFunction(answers, wanted));
  const text = await kubectl.run(['get', 'cronjobs.batch', name, '--ignore-not-found', '--output=json'], {
    action: `read the CronJob ${JSON.stringify(name)}`,
  });
  if (text.trim() === '') throw notDeployed(kubectl, name);
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- kubectl's own output
  return JSON.parse(text) as CronJob;
}

function notDeployed({ context, namespace }: Kubectl, name: string): CliError {
  return new CliError(
    'NOT_DEPLOYED',
    `Cannot find the CronJob ${JSON.stringify(name)}: it is not in namespace ${JSON.stringify(namespace)} of context ${JSON.stringify(context)}`,
    { hint: 'castai-bot deploy' },
  );
}
