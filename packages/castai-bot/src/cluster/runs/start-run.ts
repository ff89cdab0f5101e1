import { CliError, type CommandContext, shell } from '@castai-bot/cli';
import type { BotAnswers } from '@castai-bot/scaffold';
import { FIELD_MANAGER } from '../bot-objects.ts';
import { describeCronJob, formatRun, isOneShot } from '../describe-cron-job.ts';
import type { CronJob } from '../kube-objects.ts';
import type { Kubectl } from '../kubectl.ts';
import { jobFromCronJob, newRunName } from './job-from-cron-job.ts';
import { isActive, listRuns } from './list-runs.ts';

export interface StartOptions {
  readonly isDryRun: boolean;
  /** Although the schedule may start a run before this one has ended. */
  readonly isBeside: boolean;
  readonly answers: BotAnswers;
  readonly context: Pick<CommandContext, 'note' | 'now'>;
}

/**
 * Makes a Job from a CronJob and returns its name.
 * @throws CliError ALREADY_RUNNING when a run is active, RUN_IS_DUE when the schedule may start one before this one has
 *   ended: a bot's runs are not made to work beside each other, and `concurrencyPolicy` sees no Job made by hand
 */
export async function startRun(kubectl: Kubectl, cronJob: CronJob, options: StartOptions): Promise<string> {
  const { isDryRun, answers, context } = options;
  const { name } = cronJob.metadata;
  const active = (await listRuns(kubectl, cronJob)).find(isActive);
  if (active && cronJob.spec.concurrencyPolicy !== 'Allow') {
    const run = active.metadata.name;
    throw new CliError(
      'ALREADY_RUNNING',
      `Cannot run ${JSON.stringify(name)} now: its run ${JSON.stringify(run)} has not ended`,
      {
        hint: shell`castai-bot logs --run ${run} --follow, or end it with ${{ line: kubectl.toCommand(['delete', 'job', run]) }}`,
      },
    );
  }
  if (!options.isBeside && cronJob.spec.concurrencyPolicy !== 'Allow') await checkNotDue(cronJob, options);
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

/** Suspending the schedule for as long would leave it suspended where this machine dies. */
async function checkNotDue(cronJob: CronJob, { answers, context }: StartOptions): Promise<void> {
  const now = context.now();
  const described = await describeCronJob(cronJob, { answers, now });
  if (described.isSuspended || described.schedule === null) return;
  const { nextRun, schedule, timeZone, words } = described;
  const name = JSON.stringify(cronJob.metadata.name);
  if (nextRun === null) {
    if (words === schedule)
      context.note(
        `Nobody here can tell when ${schedule} runs next: a scheduled run may start beside this one`,
      );
    return;
  }
  const seconds = cronJob.spec.jobTemplate.spec.activeDeadlineSeconds ?? Infinity;
  const endsAt = now.getTime() + seconds * 1000;
  if (Date.parse(nextRun) >= endsAt) return;
  const mayTake =
    seconds === Infinity
      ? 'this one has no activeDeadlineSeconds to end it before'
      : `this one may take until ${formatRun(new Date(endsAt).toISOString(), timeZone)} (activeDeadlineSeconds ${seconds})`;
  throw new CliError(
    'RUN_IS_DUE',
    `Cannot run ${name} now: its schedule starts a run at ${formatRun(nextRun, timeZone)}, and ${mayTake}`,
    { hint: shell`castai-bot run-now ${described.function} --beside, if both may work at once` },
  );
}
