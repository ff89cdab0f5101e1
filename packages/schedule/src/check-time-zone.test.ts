import { existsSync, readFileSync } from 'node:fs';
import { fc } from '@castai-bot/testing/properties';
import { describe, expect, test } from 'vitest';
import { checkTimeZone } from './check-time-zone.ts';
import { KUBERNETES_ZONES } from './kubernetes-zones.gen.ts';

/** The list of zones that comes with tzdata, which Kubernetes reads. */
const ZONE_LIST = '/usr/share/zoneinfo/tzdata.zi';

const goZones = Object.entries(KUBERNETES_ZONES).flatMap(([region, places]) =>
  places.split(' ').map((place) => (region === '' ? place : `${region}/${place}`)),
);

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
    ['US/Pacific-New', /no such time zone in Kubernetes/],
    ['Canada/East-Saskatchewan', /no such time zone in Kubernetes/],
    ['SystemV/EST5EDT', /no such time zone in Kubernetes/],
    ['POLAND', /wanted Poland/],
    ['Act', /no such time zone in Kubernetes/],
    ['Factory', /no such time zone/],
    ['europe/berlin', /wanted Europe\/Berlin/],
    ['asia/kolkata', /wanted Asia\/Kolkata/],
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

  test('checkTimeZone() tells capitals apart in every zone of Kubernetes', () => {
    expect(goZones.length).toBeGreaterThan(590);
    expect(goZones.filter((zone) => checkTimeZone(zone) !== undefined)).toEqual([]);
    const letters = fc.infiniteStream(fc.boolean());
    fc.assert(
      fc.property(fc.constantFrom(...goZones), letters, (zone, isUpper) => {
        const other = zone.replaceAll(/[a-z]/gi, (letter) =>
          isUpper.next().value === true ? letter.toUpperCase() : letter.toLowerCase(),
        );
        if (goZones.includes(other)) expect(checkTimeZone(other)).toBeUndefined();
        else expect(checkTimeZone(other)).toMatch(/no such time zone|wanted [A-Z]/);
      }),
    );
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
