import { describeSchedule, formatRuns, isInterval } from '@castai-bot/schedule';

/** What a schedule means: in words, its next three runs in its zone, and what may surprise. */
export async function previewSchedule(options: {
  readonly schedule: string;
  readonly timeZone: string;
  readonly now: Date;
}): Promise<readonly string[]> {
  const { words, nextRuns, warnings } = await describeSchedule(options);
  return [
    words,
    ...(isInterval(options.schedule) ? [] : [`next ${formatRuns(nextRuns, options.timeZone)}`]),
    ...warnings.map((warning) => `! ${warning}`),
  ];
}
