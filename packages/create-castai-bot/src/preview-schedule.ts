import { describeSchedule } from '@castai-bot/scaffold';

/** What a schedule means: in words, its next three runs in its zone, and what may surprise. */
export async function previewSchedule(options: {
  readonly schedule: string;
  readonly timeZone: string;
  readonly now: Date;
}): Promise<readonly string[]> {
  const { words, nextRuns, warnings } = await describeSchedule(options);
  const format = new Intl.DateTimeFormat('en-GB', {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    timeZoneName: 'short',
    timeZone: options.timeZone,
  });
  return [
    words,
    ...nextRuns.map((run, index) => `${index === 0 ? 'next' : 'then'} ${format.format(run)}`),
    ...warnings.map((warning) => `! ${warning}`),
  ];
}
