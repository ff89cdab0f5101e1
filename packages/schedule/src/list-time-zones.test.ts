import { expect, test } from 'vitest';
import { findTimeZone, listTimeZones } from './list-time-zones.ts';

test('findTimeZone() takes the zone of the machine, as a CronJob knows it', () => {
  expect(findTimeZone({ TZ: 'Europe/Berlin' })).toBe('Europe/Berlin');
  expect(findTimeZone({ TZ: 'UTC' })).toBe('Etc/UTC');
  const here = findTimeZone({});
  expect(listTimeZones(here)[0]).toBe(here);
  // A rule in place of a name, as POSIX allows: the machine's own is the next best.
  expect(findTimeZone({ TZ: 'CET-1CEST,M3.5.0,M10.5.0' })).toBe(here);
});

test('listTimeZones() has the likely one first, then UTC, and each once', () => {
  const zones = listTimeZones('Europe/Berlin');
  expect(zones.slice(0, 2)).toEqual(['Europe/Berlin', 'Etc/UTC']);
  expect(new Set(zones).size).toBe(zones.length);
});
