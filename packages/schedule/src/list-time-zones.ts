import { checkTimeZone } from './check-time-zone.ts';

const UTC = 'Etc/UTC';

/** The time zones that a CronJob takes, UTC and that of this machine first. */
export function listTimeZones(): readonly string[] {
  const here = new Intl.DateTimeFormat().resolvedOptions().timeZone;
  return [...new Set([UTC, here, ...Intl.supportedValuesOf('timeZone')])].filter(
    (zone) => checkTimeZone(zone) === undefined,
  );
}
