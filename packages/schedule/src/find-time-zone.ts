import { checkTimeZone } from './check-time-zone.ts';

const UTC = 'Etc/UTC';

/** The time zone of this machine, as a CronJob takes it; UTC where it has another kind of name. */
export function findTimeZone(env: Readonly<Record<string, string | undefined>>): string {
  const { TZ: told = '' } = env;
  const zone =
    checkTimeZone(told) === undefined ? told : new Intl.DateTimeFormat().resolvedOptions().timeZone;
  return zone === 'UTC' || checkTimeZone(zone) !== undefined ? UTC : zone;
}
