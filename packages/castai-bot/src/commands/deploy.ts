import { type Command, defineCommand, needsAnswer, shell, type View } from '@castai-bot/cli';
import { clusterFlags, connect } from '../cluster/connect.ts';
import type { Deployment } from '../cluster/deploy-bot.ts';
import { formatRun, type DescribedCronJob } from '../cluster/describe-cron-job.ts';
import { sayWhenTold } from '../inspect/list-next-runs.ts';
import { envFlag, passOn } from '../process/bot-env.ts';
import { findRepo } from '../repo/find-repo.ts';

export const command: Command = defineCommand({
  args: {},
  flags: {
    ...clusterFlags,
    yes: { kind: 'boolean', summary: 'do not ask' },
    dryRun: { kind: 'boolean', summary: 'check and compare, change nothing' },
    diff: { kind: 'boolean', summary: 'show new objects whole, not only what changes' },
    forceConflicts: { kind: 'boolean', summary: 'take over fields that somebody else has set' },
    skipChecks: { kind: 'boolean', summary: 'leave out what castai-bot validate checks' },
    env: envFlag,
    allowTag: { kind: 'boolean', summary: 'take an image that is named by a tag alone' },
  },
  examples: [
    'castai-bot deploy',
    'castai-bot deploy --dry-run',
    'castai-bot deploy --yes --context production',
  ],
  details:
    'Applies what k8s/kustomization.yaml lists through kubectl, after checks and a diff: ConfigMaps, CronJobs, and the ' +
    'ServiceAccounts, Roles, NetworkPolicies, PersistentVolumeClaims or ExternalSecrets that you add. ' +
    'The first deploy writes its cluster into .castai-bot/cluster.json; another one is refused unless --context names it.',
  touches: {
    runs: ['kubectl', 'the bot', 'git', 'a container engine'],
    reads: [
      'castai-bot.json',
      'package.json',
      '.castai-bot/cluster.json',
      'k8s/',
      'src/',
      'Dockerfile',
      'secrets.env',
      "the engine's logins",
    ],
    writes: ['.castai-bot/cluster.json', 'a temporary folder', '~/.kube/'],
    sends: ['the cluster', 'the registry (with the login)'],
  },
  handler: async ({ flags }, outer) => {
    const context = passOn(outer, flags.env);
    const repo = await findRepo(context);
    const command = shell`castai-bot deploy`;
    needsAnswer({ isYes: flags.yes || flags.dryRun, command, context });
    const cluster = await connect(repo, { wanted: flags.context, command, effects: context });
    const { deployBot } = await import('../cluster/deploy-bot.ts');
    return { data: await deployBot(repo, { cluster, flags, context }) };
  },
  render: renderDeployment,
});

function renderDeployment(deployment: Deployment, view: View): string {
  const { applied, functions, orphans, isDryRun, diff } = deployment;
  const head = isDryRun
    ? [diff === '' ? 'Nothing to apply' : 'Nothing was applied: --dry-run']
    : applied.map((one) => `${view.style('green', 'applied')} ${one}`);
  const lines = [
    ...head,
    ...functions.map((one) => renderNext(one, view)),
    ...orphans.map(({ object, function: name }) =>
      view.style('yellow', `${object} is no longer in k8s/: ${shell`castai-bot remove ${name}`}`),
    ),
  ];
  return view.typed(lines.join('\n'));
}

function renderNext(one: DescribedCronJob, view: View): string {
  return `${view.style('bold', one.function)} ${sayNext(one)}`;
}

function sayNext({
  function: name,
  schedule,
  timeZone,
  isSuspended,
  nextRun,
  words,
}: DescribedCronJob): string {
  if (schedule === null) return `runs ${sayWhenTold(name)}`;
  if (isSuspended) return shell`paused: castai-bot resume ${name}`;
  return nextRun === null ? words : `runs next ${formatRun(nextRun, timeZone)} (${words})`;
}
