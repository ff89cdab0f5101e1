import { CliError, type CommandContext } from '@castai-bot/cli';
import type { BotAnswers } from '@castai-bot/scaffold';
import { FIELD_MANAGER } from '../bot-objects.ts';
import { isOneShot } from '../describe-cron-job.ts';
import type { CronJob } from '../kube-objects.ts';
import type { Kubectl } from '../kubectl.ts';
import { jobFromCronJob, newRunName } from './job-from-cron-job.ts';
import { isActive, listRuns } from './list-runs.ts';

export interface StartOptions {
  readonly isDryRun: boolean;
  readonly answers: BotAnswers;
  readonly context: Pick<CommandContext, 'note'>;
}

/**
 * Makes a Job from a CronJob and returns its name.
 * @throws CliError ALREADY_RUNNING when a run is active: a bot's runs are not made to work beside each other
 */
export async function startRun(
  kubectl: Kubectl,
  cronJob: CronJob,
  { isDryRun, answers, context }: StartOptions,
): Promise<string> {
  const { name } = cronJob.metadata;
  const active = (await listRuns(kubectl, cronJob)).find(isActive);
  if (active && cronJob.spec.concurrencyPolicy !== 'Allow') {
    const run = active.metadata.name;
    throw new CliError(
      'ALREADY_RUNNING',
      `Cannot run ${JSON.stringify(name)} now: its run ${JSON.stringify(run)} has not ended`,
      {
        hint: `castai-bot logs --run ${run} --follow, or end it with ${kubectl.toCommand(['delete', 'job', run])}`,
      },
    );
  }
  if (cronJob.spec.suspend && !isOneShot(cronJob, answers))
    context.note(`${name} is paused: this one run starts all the same`);
  const run = newRunName(name);
  const dryRun = isDryRun ? ['--dry-run=server'] : [];
  await kubectl.run(['create', '--filename=-', `--field-manager=${FIELD_MANAGER}`, ...dryRun], {
    action: `start a run of ${JSON.stringify(name)}`,
    input: JSON.stringify(jobFromCronJob(cronJob, run)),
  });
  return run;
}
