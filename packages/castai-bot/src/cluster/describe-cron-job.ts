import type { BotAnswers } from '@castai-bot/scaffold';
import { checkSchedule, checkTimeZone, describeSchedule, formatRuns } from '@castai-bot/schedule';
import { functionOf } from './bot-objects.ts';
import type { CronJob } from './kube-objects.ts';

/** When a CronJob runs, for people and programs. */
export interface DescribedCronJob {
  /** By its label; the CronJob's name where it has none. */
  readonly function: string;
  readonly cronJob: string;
  /** Null: it runs only when told to. */
  readonly schedule: string | null;
  readonly timeZone: string | null;
  readonly words: string;
  readonly isSuspended: boolean;
  /** ISO 8601, UTC; null when suspended, or never. */
  readonly nextRun: string | null;
}

export async function describeCronJob(
  cronJob: CronJob,
  { answers, now }: { readonly answers: BotAnswers; readonly now: Date },
): Promise<DescribedCronJob> {
  const { timeZone = null, suspend: isSuspended = false } = cronJob.spec;
  const schedule = isOneShot(cronJob, answers) ? null : cronJob.spec.schedule;
  const described = await describe(schedule, cronJob, { now, runs: 1 });
  return {
    function: functionOf(cronJob) ?? cronJob.metadata.name,
    cronJob: cronJob.metadata.name,
    schedule,
    timeZone,
    words: described.words,
    isSuspended,
    nextRun: isSuspended ? null : (described.nextRuns[0]?.toISOString() ?? null),
  };
}

/** Whether it starts nothing by itself because castai-bot.json has no schedule for it, and not because it was paused. */
export function isOneShot(cronJob: CronJob, { functions }: BotAnswers): boolean {
  const name = functionOf(cronJob) ?? '';
  return (
    cronJob.spec.suspend === true && Object.hasOwn(functions, name) && functions[name]?.schedule === null
  );
}

/** When it runs next, as often as asked for: nothing while it is suspended, or where nobody can tell. */
export async function listTicks(
  cronJob: CronJob,
  { answers, ...options }: { readonly answers: BotAnswers; readonly now: Date; readonly runs: number },
): Promise<readonly Date[]> {
  if (cronJob.spec.suspend === true) return [];
  const schedule = isOneShot(cronJob, answers) ? null : cronJob.spec.schedule;
  return (await describe(schedule, cronJob, options)).nextRuns;
}

/** A schedule that we cannot read may still be one of the cluster's: it is shown as it is. */
async function describe(
  schedule: string | null,
  { spec, metadata, status }: CronJob,
  { now, runs }: { readonly now: Date; readonly runs: number },
): Promise<{ readonly words: string; readonly nextRuns: readonly Date[] }> {
  const { timeZone = null, startingDeadlineSeconds } = spec;
  if (schedule === null) return describeSchedule({ schedule, timeZone: 'UTC', now });
  const isKnown =
    checkSchedule(schedule, { startingDeadlineSeconds }) === undefined &&
    timeZone !== null &&
    checkTimeZone(timeZone) === undefined;
  if (!isKnown) return { words: schedule, nextRuns: [] };
  const since = status?.lastScheduleTime ?? metadata.creationTimestamp;
  const countedFrom = since === undefined ? undefined : new Date(since);
  return describeSchedule({ schedule, timeZone, now, runs, countedFrom });
}

/** The same moment for a person: in the schedule's own zone. */
export function formatRun(iso: string, timeZone: string | null): string {
  return formatRuns([new Date(iso)], timeZone ?? 'UTC');
}
