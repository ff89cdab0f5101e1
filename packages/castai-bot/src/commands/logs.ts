import { type Command, defineCommand, shell } from '@castai-bot/cli';
import { clusterFlags, connect } from '../cluster/connect.ts';
import { readCronJob } from '../cluster/read-cron-job.ts';
import { showLogs } from '../cluster/runs/show-logs.ts';
import { findRepo } from '../repo/find-repo.ts';

export const command: Command = defineCommand({
  args: { function: { summary: 'its name; not needed when the bot has one', completes: 'function' } },
  flags: {
    ...clusterFlags,
    run: {
      kind: 'string',
      summary: 'a run that castai-bot status lists; else the last',
      placeholder: 'name',
    },
    follow: { kind: 'boolean', summary: 'stay until the run has ended' },
  },
  examples: [
    'castai-bot logs',
    'castai-bot logs rotate-nodes --follow',
    'castai-bot logs --run my-bot-greet-29384756',
  ],
  details:
    'Shows the logs of the last run, every try of it. With --json the logs go to stderr, and what became of the run to stdout.',
  touches: {
    runs: ['kubectl'],
    reads: ['castai-bot.json', 'package.json', '.castai-bot/cluster.json'],
    writes: ['~/.kube/'],
    sends: ['the cluster'],
  },
  handler: async ({ args, flags }, context) => {
    const repo = await findRepo(context);
    const command = shell`castai-bot ${['logs', args.function ?? []].flat()}`;
    const { kubectl } = await connect(repo, { wanted: flags.context, command, effects: context });
    const cronJob = await readCronJob(kubectl, repo, args.function ?? functionOfRun(flags.run, repo.answers));
    const data = await showLogs(kubectl, cronJob, { run: flags.run, isFollowing: flags.follow, context });
    return { data };
  },
  render: () => '',
});

/** `my-bot-greet-29384756` is a run of `greet`, so that a run alone is enough where there are many functions. */
function functionOfRun(
  run: string | undefined,
  { name, functions }: { readonly name: string; readonly functions: Readonly<Record<string, unknown>> },
): string | undefined {
  const matching = Object.keys(functions).filter((one) => run?.startsWith(`${name}-${one}-`));
  return matching.toSorted((one, other) => other.length - one.length)[0];
}
