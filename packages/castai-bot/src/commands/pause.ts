import { type Command, defineCommand } from '@castai-bot/cli';
import { clusterFlags } from '../cluster/connect.ts';
import { renderSuspension, suspend, suspendFlags } from '../cluster/suspend.ts';
import { findRepo } from '../repo/find-repo.ts';

export const command: Command = defineCommand({
  args: { function: { summary: 'its name; not needed when the bot has one', completes: 'function' } },
  flags: { ...clusterFlags, ...suspendFlags },
  examples: ['castai-bot pause', 'castai-bot pause --all --context production'],
  details:
    'Suspends the CronJob: it starts no runs until castai-bot resume. A run that is under way goes on, run-now still works, and a deploy leaves it paused.',
  touches: {
    runs: ['kubectl'],
    reads: ['castai-bot.json', 'package.json', '.castai-bot/cluster.json'],
    writes: ['~/.kube/'],
    sends: ['the cluster'],
  },
  handler: async ({ args, flags }, context) => {
    const repo = await findRepo(context);
    const options = { function: args.function, flags, isSuspended: true, context };
    return { data: await suspend(repo, options) };
  },
  render: renderSuspension,
});
