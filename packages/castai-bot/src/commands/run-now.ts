import { type Command, defineCommand, exitCodes, shell } from '@castai-bot/cli';
import { clusterFlags, connect } from '../cluster/connect.ts';
import { readCronJob } from '../cluster/read-cron-job.ts';
import { needRights } from '../cluster/rights/ask-rights.ts';
import { renderRunEnd } from '../cluster/runs/render-run-end.ts';
import { toRunEnd } from '../cluster/runs/run-end.ts';
import { findRepo } from '../repo/find-repo.ts';

export const command: Command = defineCommand({
  args: { function: { summary: 'its name; not needed when the bot has one', completes: 'function' } },
  flags: {
    ...clusterFlags,
    beside: {
      kind: 'boolean',
      summary: 'start it although a scheduled run may start before it has ended',
    },
    dryRun: { kind: 'boolean', summary: 'have the cluster check the Job, start nothing' },
  },
  examples: ['castai-bot run-now', 'castai-bot run-now rotate-nodes --context production'],
  details:
    'Makes a Job from the CronJob in the cluster, shows its logs, and ends with the exit code of the bot. ' +
    'What keeps the pod from starting is named as soon as the cluster knows it. Ctrl-C leaves the run as it is.',
  touches: {
    runs: ['kubectl'],
    reads: ['castai-bot.json', 'package.json', '.castai-bot/cluster.json'],
    writes: ['~/.kube/'],
    sends: ['the cluster'],
  },
  handler: async ({ args, flags }, context) => {
    const repo = await findRepo(context);
    const command = shell`castai-bot ${['run-now', args.function ?? []].flat()}`;
    const { kubectl } = await connect(repo, { wanted: flags.context, command, effects: context });
    await needRights(kubectl, 'run-now');
    const cronJob = await readCronJob(kubectl, repo, args.function);
    const { startRun } = await import('../cluster/runs/start-run.ts');
    const { answers } = repo;
    const job = await startRun(kubectl, cronJob, {
      isDryRun: flags.dryRun,
      isBeside: flags.beside,
      answers,
      context,
    });
    if (flags.dryRun) {
      context.note(`The cluster would take the Job: --dry-run`);
      return { data: toRunEnd(job, { pods: [], problem: null }) };
    }
    context.note(`Started ${job} in context ${JSON.stringify(kubectl.context)}`);
    const { followRun } = await import('../cluster/runs/follow-run.ts');
    try {
      const data = await followRun(kubectl, job, { context });
      if (data.exitCode === null)
        context.note(`It is still there: ${kubectl.toCommand(['delete', 'job', job])}`);
      return { data, exitCode: data.exitCode ?? exitCodes.failed };
    } catch (error) {
      context.note(`The run ${job} goes on in the cluster:`);
      context.note(context.view.typed(shell`  castai-bot logs --run ${job} --follow`));
      context.note(`  ${kubectl.toCommand(['delete', 'job', job])}`);
      throw error;
    }
  },
  render: renderRunEnd,
});
