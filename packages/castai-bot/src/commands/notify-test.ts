import { type Command, defineCommand, exitCodes } from '@castai-bot/cli';
import { envFlag, passOn } from '../process/bot-env.ts';
import { findRepo } from '../repo/find-repo.ts';

export const command: Command = defineCommand({
  args: { target: { summary: 'only those of this kind, e.g. slack, or with this secret, e.g. SLACK_URL' } },
  flags: { env: envFlag },
  examples: ['castai-bot notify test', 'castai-bot notify test slack'],
  details:
    'Sends each target of "notify" in castai-bot.json one message that says that it is a test, from this machine, with ' +
    'the addresses in test_config.env. Heartbeats are not called: that would tell of a good run.',
  touches: {
    runs: ['the bot'],
    reads: ['castai-bot.json', 'package.json', 'src/', 'test_config.env'],
    writes: [],
    sends: ['who is told of runs'],
  },
  handler: async ({ args, flags }, context) => {
    const repo = await findRepo(context);
    const { testNotifications } = await import('../notify/test-notifications.ts');
    const data = await testNotifications(repo, { wanted: args.target, context: passOn(context, flags.env) });
    const isFailed = data.targets.some(({ problem }) => problem !== null);
    return { data, exitCode: isFailed ? exitCodes.failed : exitCodes.done };
  },
  render: ({ targets }, view) =>
    targets
      .map(({ problem, to, url }) =>
        problem === null
          ? `${view.style('green', 'Told')} ${to} (${url})`
          : `${view.style('red', 'Not told')} ${to} (${url}): ${problem}`,
      )
      .join('\n'),
});
