/** Shorter values occur in ordinary words, so they are looked for as they stand, and not encoded. */
const SHORTEST_ENCODED = 8;

/** What no encoding of URLs or JSON changes, and so every documented key. */
const LOOKS_THE_SAME = /^[\w.-]+$/;

/** The forms in which a value may leave the process: plain, hex, base64 in each alignment, URL-encoded, JSON-escaped. */
export function listForms(value: string): readonly string[] {
  if (value.length < SHORTEST_ENCODED) return [value];
  const base64 = [0, 1, 2].map((shift) => stableBase64(value, shift));
  const hex = Buffer.from(value).toString('hex');
  const forms = [
    value,
    hex,
    hex.toUpperCase(),
    ...base64,
    ...base64.map((text) => text.replaceAll('+', '-').replaceAll('/', '_')),
  ];
  return LOOKS_THE_SAME.test(value) ? forms : [...forms, ...listEscapedForms(value)];
}

function listEscapedForms(value: string): readonly string[] {
  const escaped = JSON.stringify(value).slice(1, -1);
  const urlEncoded = [
    encodeURIComponent(value.toWellFormed()),
    new URLSearchParams({ k: value }).toString().slice(2),
  ];
  return [
    escaped,
    JSON.stringify(escaped).slice(1, -1),
    ...urlEncoded,
    ...urlEncoded.map((text) => text.replaceAll(/%[0-9A-F]{2}/g, (code) => code.toLowerCase())),
  ];
}

/** The characters that base64 gives `value` when it stands `shift` bytes after a multiple of three, whatever surrounds it. */
function stableBase64(value: string, shift: number): string {
  const bytes = Buffer.concat([Buffer.alloc(shift), Buffer.from(value)]);
  const first = Math.ceil((shift * 8) / 6);
  const end = Math.floor((bytes.length * 8) / 6);
  return bytes.toString('base64').slice(first, end);
}
