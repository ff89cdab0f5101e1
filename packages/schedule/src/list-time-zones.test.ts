import { expect, test } from 'vitest';
import { checkTimeZone } from './check-time-zone.ts';
import { listTimeZones } from './list-time-zones.ts';

test('listTimeZones() has the likely one first, then UTC, and each once', () => {
  const zones = listTimeZones('Europe/Berlin');
  expect(zones.slice(0, 2)).toEqual(['Europe/Berlin', 'Etc/UTC']);
  expect(new Set(zones).size).toBe(zones.length);
  expect(zones.filter((zone) => checkTimeZone(zone) !== undefined)).toEqual([]);
});
