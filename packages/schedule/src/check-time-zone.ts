import { KUBERNETES_ZONES } from './kubernetes-zones.gen.ts';

/** Every clock has these; asking Intl would load its data, which takes longer than the whole check of the answers. */
const ALWAYS_KNOWN = ['Etc/UTC', 'UTC'];

const WANTED = 'wanted an IANA name like Etc/UTC or Europe/Berlin';

/** Says what keeps a value from being an IANA time zone as a CronJob takes it. */
export function checkTimeZone(value: string): string | undefined {
  if (ALWAYS_KNOWN.includes(value)) return undefined;
  if (value === '') return `empty, ${WANTED}`;
  if (!isKnownHere(value)) return `no such time zone, ${WANTED}`;
  if (isKnownToKubernetes(value)) return undefined;
  const twin = allZones().find((zone) => zone.toLowerCase() === value.toLowerCase());
  return twin === undefined
    ? `no such time zone in Kubernetes, ${WANTED}`
    : `Kubernetes tells capitals apart, wanted ${twin}`;
}

/** A zone that is newer than our list is one of Kubernetes' as well, once its control plane is as new. */
function isKnownToKubernetes(zone: string): boolean {
  const { region, place } = splitZone(zone);
  const places = Object.hasOwn(KUBERNETES_ZONES, region) ? KUBERNETES_ZONES[region] : undefined;
  return places?.split(' ').includes(place) === true || Intl.supportedValuesOf('timeZone').includes(zone);
}

function splitZone(zone: string): { readonly region: string; readonly place: string } {
  const slash = zone.indexOf('/');
  return slash === -1
    ? { region: '', place: zone }
    : { region: zone.slice(0, slash), place: zone.slice(slash + 1) };
}

function allZones(): readonly string[] {
  return Object.entries(KUBERNETES_ZONES).flatMap(([region, places]) =>
    places.split(' ').map((place) => (region === '' ? place : `${region}/${place}`)),
  );
}

/** Whether this Node can tell the time there: what shows the next runs. */
function isKnownHere(zone: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone !== '';
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}
