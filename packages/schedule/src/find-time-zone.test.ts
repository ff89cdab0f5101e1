import { expect, test } from 'vitest';
import { findTimeZone } from './find-time-zone.ts';
import { listTimeZones } from './list-time-zones.ts';

test('findTimeZone() takes the zone of the machine, as a CronJob knows it', () => {
  expect(findTimeZone({ TZ: 'Europe/Berlin' })).toBe('Europe/Berlin');
  expect(findTimeZone({ TZ: 'UTC' })).toBe('Etc/UTC');
  const here = findTimeZone({});
  expect(listTimeZones(here)[0]).toBe(here);
  // A rule in place of a name, as POSIX allows: the machine's own is the next best.
  expect(findTimeZone({ TZ: 'CET-1CEST,M3.5.0,M10.5.0' })).toBe(here);
});
