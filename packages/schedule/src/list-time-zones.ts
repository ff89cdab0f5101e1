import { checkTimeZone } from './check-time-zone.ts';

const UTC = 'Etc/UTC';

/** The time zone of this machine, as a CronJob takes it; UTC where it has another kind of name. */
export function findTimeZone(env: Readonly<Record<string, string | undefined>>): string {
  const { TZ: told = '' } = env;
  const zone =
    checkTimeZone(told) === undefined ? told : new Intl.DateTimeFormat().resolvedOptions().timeZone;
  return zone === 'UTC' || checkTimeZone(zone) !== undefined ? UTC : zone;
}

/** The time zones that a CronJob takes, the likely one and UTC first. */
export function listTimeZones(likely: string): readonly string[] {
  return [...new Set([likely, UTC, ...Intl.supportedValuesOf('timeZone')])].filter(
    (zone) => checkTimeZone(zone) === undefined,
  );
}
