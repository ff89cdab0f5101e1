/** Kubernetes reads zones from Go's tzdata, whose file names have capitals in every part. */
const ZONE_NAME = /^[A-Z][A-Za-z0-9_+-]*(?:\/[A-Z][A-Za-z0-9_+-]*)*$/;

/** Every clock has these; asking Intl would load its data, which takes longer than the whole check of the answers. */
const ALWAYS_KNOWN = ['Etc/UTC', 'UTC'];

/** Names ICU knows from its own past and tzdata does not. */
const ICU_ONLY = new Set(
  'ACT AET AGT ART AST BET BST CAT CNT CST CTT EAT ECT IET IST JST MIT NET NST PLT PNT PRT PST SST VST'.split(
    ' ',
  ),
);

/** Says what keeps a value from being an IANA time zone as a CronJob takes it. */
export function checkTimeZone(value: string): string | undefined {
  if (ALWAYS_KNOWN.includes(value)) return undefined;
  if (value === '') return 'empty, wanted an IANA name like Etc/UTC or Europe/Berlin';
  const known = knownZone(value);
  if (known === undefined || ICU_ONLY.has(value) || value.startsWith('SystemV/')) {
    return 'no such time zone, wanted an IANA name like Etc/UTC or Europe/Berlin';
  }
  if (known !== value && known.toLowerCase() === value.toLowerCase()) {
    return `Kubernetes tells capitals apart, wanted ${known}`;
  }
  if (!ZONE_NAME.test(value)) return 'Kubernetes wants the IANA name with its capitals, like Europe/Berlin';
  return undefined;
}

function knownZone(name: string): string | undefined {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone;
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}
