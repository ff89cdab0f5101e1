import type { BotAnswers } from '@castai-bot/scaffold';
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
/** And, where there is a state. */
export const ACCOUNT_KINDS: readonly string[] = [
  'serviceaccounts',
  'roles.rbac.authorization.k8s.io',
  'rolebindings.rbac.authorization.k8s.io',
];
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
    accounts: items.filter(({ kind = '' }) => ACCOUNTS.has(kind)),
  };
}

const ACCOUNTS: ReadonlySet<string> = new Set(['ServiceAccount', 'Role', 'RoleBinding']);
