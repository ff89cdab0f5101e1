import { shell } from '@castai-bot/cli';
import type { BotAnswers, FunctionSchedule } from '@castai-bot/scaffold';
import { describeSchedule, formatRuns, isInterval } from '@castai-bot/schedule';

/** When a function runs. */
export interface NextRuns {
  readonly name: string;
  /** Null: it runs only when told to. */
  readonly schedule: string | null;
  readonly timeZone: string;
  readonly words: string;
  /** ISO 8601, UTC. */
  readonly nextRuns: readonly string[];
  readonly warnings: readonly string[];
}

/** When each function of a bot runs next, in the order of castai-bot.json. */
export function listNextRuns(
  { functions }: BotAnswers,
  { now, runs }: { readonly now: Date; readonly runs: number },
): Promise<readonly NextRuns[]> {
  const schedules: Readonly<Record<string, FunctionSchedule>> = functions;
  return Promise.all(
    Object.entries(schedules).map(async ([name, { schedule, timeZone }]) => {
      const { words, nextRuns, warnings } = await describeSchedule({ schedule, timeZone, now, runs });
      return {
        name,
        schedule,
        timeZone,
        words,
        nextRuns: nextRuns.map((run) => run.toISOString()),
        warnings,
      };
    }),
  );
}

/** When a function without a schedule runs. */
export function sayWhenTold(functionName: string): string {
  return shell`only when told to: castai-bot run-now ${functionName}`;
}

/** When a function runs, as the end of `it runs …`. */
export function sayRuns({ name, schedule, nextRuns, timeZone }: NextRuns): string {
  if (schedule === null) return sayWhenTold(name);
  if (isInterval(schedule)) return 'its next run is counted from the one before: castai-bot status';
  return `next ${formatRuns(
    nextRuns.map((run) => new Date(run)),
    timeZone,
  )}`;
}
