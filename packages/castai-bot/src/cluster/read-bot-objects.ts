import type { BotAnswers } from '@castai-bot/scaffold';
import { ACCOUNT_KINDS } from '../manifests/deployed-kinds.ts';
import { botSelector } from './bot-objects.ts';
import type { ConfigMap, CronJob, Job, KubeList, KubeObject, Pod } from './kube-objects.ts';
import type { Kubectl } from './kubectl.ts';

/** What of a bot is in a cluster, by its labels. */
export interface BotObjects {
  readonly configMaps: readonly ConfigMap[];
  readonly cronJobs: readonly CronJob[];
  readonly jobs: readonly Job[];
  readonly pods: readonly Pod[];
  /** ServiceAccounts of states, and what gives them their rights. */
  readonly accounts: readonly KubeObject[];
}

/** What deploy applies. */
export const APPLIED_KINDS: readonly string[] = ['configmaps', 'cronjobs.batch'];
/** And what comes of it. */
const EVERY_KIND: readonly string[] = [...APPLIED_KINDS, 'jobs.batch', 'pods'];

/** One call for all of it. @throws CliError */
export async function readBotObjects(
  kubectl: Kubectl,
  answers: BotAnswers,
  kinds: readonly string[] = EVERY_KIND,
): Promise<BotObjects> {
  const text = await kubectl.run(
    ['get', kinds.join(','), `--selector=${botSelector(answers)}`, '--show-managed-fields', '--output=json'],
    { action: `read what ${answers.name} has in namespace ${JSON.stringify(kubectl.namespace)}` },
  );
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- kubectl's own output
  const { items } = JSON.parse(text) as KubeList<KubeObject>;
  return {
    configMaps: items.filter((one): one is ConfigMap => one.kind === 'ConfigMap'),
    cronJobs: items.filter((one): one is CronJob => one.kind === 'CronJob'),
    jobs: items.filter((one): one is Job => one.kind === 'Job'),
    pods: items.filter((one): one is Pod => one.kind === 'Pod'),
    accounts: items.filter((one) => ACCOUNT_KINDS.some(({ kind }) => kind === one.kind)),
  };
}
