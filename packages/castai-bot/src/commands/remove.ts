import { type Command, defineCommand, needsAnswer, shell } from '@castai-bot/cli';
import { clusterFlags, connect } from '../cluster/connect.ts';
import { findRepo } from '../repo/find-repo.ts';

export const command: Command = defineCommand({
  args: { function: { summary: 'one function; else the whole bot', completes: 'function' } },
  flags: {
    ...clusterFlags,
    yes: { kind: 'boolean', summary: 'do not ask' },
    dryRun: { kind: 'boolean', summary: 'list, delete nothing' },
  },
  examples: ['castai-bot remove --dry-run', 'castai-bot remove rotate-nodes'],
  details:
    'Lists what castai-bot deploy has applied and deletes that from the cluster: CronJobs, with their runs, and ConfigMaps. ' +
    'The Secret stays, and so do other kinds that you have added to k8s/, and the files of this repo.',
  touches: {
    runs: ['kubectl'],
    reads: ['castai-bot.json', 'package.json', '.castai-bot/cluster.json'],
    writes: ['~/.kube/'],
    sends: ['the cluster'],
  },
  handler: async ({ args, flags }, context) => {
    const repo = await findRepo(context);
    const command = shell`castai-bot ${['remove', args.function ?? []].flat()}`;
    needsAnswer({ isYes: flags.yes || flags.dryRun, command, context });
    const cluster = await connect(repo, { wanted: flags.context, command, effects: context });
    const { removeBot } = await import('../cluster/remove-bot.ts');
    return { data: await removeBot(repo, { cluster, function: args.function, flags, context }) };
  },
  render: ({ removed, kept, isDryRun }, view) =>
    [
      ...removed.map((one) => `${view.style('red', isDryRun ? 'would delete' : 'deleted')} ${one}`),
      ...kept.map((one) => view.style('yellow', `kept ${one}: somebody else applied it`)),
    ].join('\n'),
});
