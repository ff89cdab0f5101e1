import { type Command, defineCommand, needsAnswer, shell, usageError } from '@castai-bot/cli';
import { clusterFlags, connect } from '../cluster/connect.ts';
import { findRepo } from '../repo/find-repo.ts';

export const command: Command = defineCommand({
  args: {
    function: {
      summary: 'one function, or a state that none uses; else the whole bot',
      completes: 'function',
    },
  },
  flags: {
    ...clusterFlags,
    yes: { kind: 'boolean', summary: 'do not ask' },
    dryRun: { kind: 'boolean', summary: 'list, delete nothing' },
    keepState: { kind: 'boolean', summary: 'keep what runs remember, without asking' },
    deleteState: { kind: 'boolean', summary: 'delete what runs remember too, without asking' },
  },
  examples: [
    'castai-bot remove --dry-run',
    'castai-bot remove rotate-nodes',
    'castai-bot remove --yes --delete-state',
  ],
  details:
    'Lists what castai-bot deploy has applied and deletes that from the cluster: CronJobs, with their runs, ConfigMaps, and the accounts of states. ' +
    'What runs remember is asked about for itself, and stays with --yes alone; a state that another entry uses stays in any case. ' +
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
    if (flags.keepState && flags.deleteState)
      throw usageError(
        'Cannot both keep and delete what runs remember',
        shell`${{ line: command }} --keep-state`,
      );
    needsAnswer({ isYes: flags.yes || flags.dryRun, command, context });
    const cluster = await connect(repo, { wanted: flags.context, command, effects: context });
    const { removeBot } = await import('../cluster/remove-bot.ts');
    return { data: await removeBot(repo, { cluster, function: args.function, flags, command, context }) };
  },
  render: ({ removed, kept, states, shared, isDryRun }, view) =>
    [
      ...removed.map((one) => `${view.style('red', isDryRun ? 'would delete' : 'deleted')} ${one}`),
      ...kept.map((one) => view.style('yellow', `kept ${one}: somebody else applied it`)),
      ...states.map((one) =>
        view.style('yellow', `kept ${one}: --delete-state deletes what runs remember too`),
      ),
      ...shared.map(({ object, users }) => `kept ${object}: ${users.join(', ')} uses it too`),
    ].join('\n'),
});
