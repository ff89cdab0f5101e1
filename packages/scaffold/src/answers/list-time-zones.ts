import { checkTimeZone } from './check-time-zone.ts';
import { DEFAULT_FUNCTION } from './default-answers.ts';

/** The time zones that a CronJob takes, the default and that of this machine first. */
export function listTimeZones(): readonly string[] {
  const here = new Intl.DateTimeFormat().resolvedOptions().timeZone;
  return [...new Set([DEFAULT_FUNCTION.timeZone, here, ...Intl.supportedValuesOf('timeZone')])].filter(
    (zone) => checkTimeZone(zone) === undefined,
  );
}
