import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { checkTimeZone } from './check-time-zone.ts';

/** The list of zones that comes with tzdata, which Kubernetes reads. */
const ZONE_LIST = '/usr/share/zoneinfo/tzdata.zi';

describe('checkTimeZone', () => {
  test.each([
    'Etc/UTC',
    'UTC',
    'Europe/Berlin',
    'Asia/Kolkata',
    'Asia/Calcutta',
    'America/Argentina/ComodRivadavia',
    'Etc/GMT+5',
    'US/Eastern',
    'EST5EDT',
  ])('checkTimeZone() accepts %j', (zone) => {
    expect(checkTimeZone(zone)).toBeUndefined();
  });

  test.each([
    ['', /empty/],
    ['Mars/Olympus', /no such time zone/],
    ['Local', /no such time zone/],
    ['+02:00', /IANA name/],
    ['europe/berlin', /wanted Europe\/Berlin/],
    ['asia/kolkata', /with its capitals/],
    ['PST', /no such time zone/],
    ['../Etc/UTC', /no such time zone/],
    ['Europe/Berlin\n', /no such time zone/],
    ['${{ zone }}', /no such time zone/],
    ['x'.repeat(300), /no such time zone/],
  ])('checkTimeZone() refuses %j', (zone, problem) => {
    expect(checkTimeZone(zone)).toMatch(problem);
  });

  test('checkTimeZone() accepts each zone that Intl lists', () => {
    const refused = Intl.supportedValuesOf('timeZone').filter((zone) => checkTimeZone(zone) !== undefined);
    expect(refused).toEqual([]);
  });

  test.skipIf(!existsSync(ZONE_LIST))(
    'checkTimeZone() accepts each zone and link of tzdata, but for its word for none (needs tzdata)',
    () => {
      expect(zonesOf(ZONE_LIST).size).toBeGreaterThan(400);
      expect([...zonesOf(ZONE_LIST)].filter((zone) => checkTimeZone(zone) !== undefined)).toEqual([
        'Factory',
      ]);
    },
  );

  test.skipIf(!existsSync(ZONE_LIST))(
    'checkTimeZone() refuses abbreviations that only ICU knows (needs tzdata)',
    () => {
      const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'.split('');
      const words = letters.flatMap((a) => letters.flatMap((b) => letters.map((c) => `${a}${b}${c}`)));
      const accepted = words.filter((word) => checkTimeZone(word) === undefined);
      expect(accepted.filter((word) => !zonesOf(ZONE_LIST).has(word))).toEqual([]);
    },
  );
});

function zonesOf(file: string): ReadonlySet<string> {
  const lines = readFileSync(file, 'utf8').split('\n');
  return new Set(lines.flatMap((line) => /^Z (\S+)|^L \S+ (\S+)/.exec(line)?.slice(1) ?? []).filter(Boolean));
}
