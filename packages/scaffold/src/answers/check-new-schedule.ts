import { checkSchedule } from '@castai-bot/schedule';

/** A run missed by more than this is left out, instead of made up for at an hour nobody chose. */
export const STARTING_DEADLINE_SECONDS = 900;

/**
 * Says what keeps a value from being the schedule of a CronJob that is about to be written. The one of a repo may
 * have been given another deadline since: there its manifest decides.
 */
export function checkNewSchedule(value: string): string | undefined {
  return checkSchedule(value, { startingDeadlineSeconds: STARTING_DEADLINE_SECONDS });
}
