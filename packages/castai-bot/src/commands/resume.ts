import { type Command, defineCommand } from '@castai-bot/cli';
import { clusterFlags } from '../cluster/connect.ts';
import { renderSuspension, suspend, suspendFlags } from '../cluster/suspend.ts';
import { findRepo } from '../repo/find-repo.ts';

export const command: Command = defineCommand({
  args: { function: { summary: 'its name; not needed when the bot has one', completes: 'function' } },
  flags: { ...clusterFlags, ...suspendFlags },
  examples: ['castai-bot resume', 'castai-bot resume --all --context production'],
  details:
    'Lets a paused CronJob run again. A run that was missed within its startingDeadlineSeconds starts at once.',
  touches: {
    runs: ['kubectl'],
    reads: ['castai-bot.json', 'package.json', '.castai-bot/cluster.json'],
    writes: ['~/.kube/'],
    sends: ['the cluster'],
  },
  handler: async ({ args, flags }, context) => {
    const repo = await findRepo(context);
    const options = { function: args.function, flags, isSuspended: false, context };
    return { data: await suspend(repo, options) };
  },
  render: renderSuspension,
});
