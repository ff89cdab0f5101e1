import { expect, test } from 'vitest';
import { formatRuns } from './format-runs.ts';

const format = (timeZone: string, ...runs: readonly string[]): string =>
  formatRuns(
    runs.map((run) => new Date(run)),
    timeZone,
  );

test('formatRuns() names the zone once, and no comma is inside a run', () => {
  const runs = ['2026-11-30T17:00Z', '2026-12-01T17:00Z', '2026-12-02T17:00Z'];
  expect(format('Etc/UTC', ...runs)).toBe('Mon 30 Nov 17:00, Tue 1 Dec 17:00, Wed 2 Dec 17:00 (UTC)');
  expect(format('Europe/Berlin', '2026-11-30T17:05Z')).toBe('Mon 30 Nov 18:05 CET');
  expect(format('Etc/UTC')).toBe('never');
});

test('formatRuns() names a zone wherever the clocks change, midnight as 00:00', () => {
  const runs = ['2026-03-27T23:00Z', '2026-03-28T23:00Z', '2026-03-29T22:00Z'];
  expect(format('Europe/Berlin', ...runs)).toBe(
    'Sat 28 Mar 00:00, Sun 29 Mar 00:00 (CET), Mon 30 Mar 00:00 (CEST)',
  );
});

test('formatRuns() says the year of a run that is in another than the one before', () => {
  const runs = ['2026-12-31T09:00Z', '2027-01-01T09:00Z', '2028-01-01T09:00Z', '2028-01-02T09:00Z'];
  expect(format('Etc/UTC', ...runs)).toBe(
    'Thu 31 Dec 09:00, Fri 1 Jan 2027 09:00, Sat 1 Jan 2028 09:00, Sun 2 Jan 09:00 (UTC)',
  );
});
