import type { BotAnswers, FunctionSchedule } from '@castai-bot/scaffold';

/** The time zone that every entry of a bot has; undefined where they differ. */
export function findOnlyZone({ functions }: BotAnswers): string | undefined {
  const schedules: Readonly<Record<string, FunctionSchedule>> = functions;
  const zones = new Set(Object.values(schedules).map(({ timeZone }) => timeZone));
  return zones.size === 1 ? [...zones][0] : undefined;
}
