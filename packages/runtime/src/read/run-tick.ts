import type { BotEntry } from './bot-entry.ts';
import { type Environment, envProblem, type Reading } from './environment.ts';

const MINUTE_MS = 60_000;

/** A Job begins soon after its time, and lives a day at most. */
const OLDEST_MS = 7 * 24 * 60 * MINUTE_MS;

/**
 * The time of its schedule that a run serves. `BOT_TICK` says it on a person's machine; in a pod it is in the name of
 * the Job, `BOT_JOB_NAME`, which the CronJob controller ends in the minutes since 1970. A Job that somebody made by hand is
 * called otherwise.
 * @see https://github.com/kubernetes/kubernetes/blob/v1.34.1/pkg/controller/cronjob/utils.go (getJobName)
 */
export function readRunTick(
  env: Environment,
  { entry, now }: { readonly entry: BotEntry | undefined; readonly now: Date },
): Reading<Date | undefined> {
  const { BOT_TICK: given = '', BOT_JOB_NAME: job = '' } = env;
  if (given !== '') return readTime(given);
  const [, name = '', minutes = ''] = /^(.+)-(\d{8})$/.exec(job) ?? [];
  const tick = new Date(Number(minutes) * MINUTE_MS);
  const ageMs = now.getTime() - tick.getTime();
  const isOurs = entry !== undefined && name.endsWith(`-${entry.entry}`);
  const isRecent = ageMs >= -MINUTE_MS && ageMs <= OLDEST_MS;
  return { value: isOurs && isRecent ? tick : undefined, problems: [] };
}

function readTime(given: string): Reading<Date | undefined> {
  const time = new Date(given);
  return Number.isNaN(time.getTime())
    ? { value: undefined, problems: [envProblem('BOT_TICK', given, 'a time like 2026-01-31T18:00:00Z')] }
    : { value: time, problems: [] };
}
