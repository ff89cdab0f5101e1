const REPLACEMENT = '[redacted]';

/** Shorter values occur in ordinary words, so they are looked for as they stand, and not encoded. */
const SHORTEST_ENCODED = 8;

/** What no encoding of URLs or JSON changes, and so every documented key. */
const LOOKS_THE_SAME = /^[\w.-]+$/;

/** What follows the name of a header that carries credentials, as JSON, `util.inspect` and plain text write it. */
const HEADER_VALUES =
  /(?<=\b(?:x-api-key|authorization|proxy-authorization|cookie|set-cookie)\\*["']?\s*[:=]\s*\\*["']?)(?!\s|\[redacted\])[^"'\\\r\n,}]+/gi;

const HEADER_HINT = /-api-key|authorization|cookie/i;

/**
 * Replaces secrets in text: by value (plain, base64 in each alignment, URL-encoded, JSON-escaped) and by the name of
 * the header that carries one.
 */
export class Redactor {
  readonly #values = new Set<string>();
  #needles: readonly string[] | undefined;
  #characters = new Set<string>();

  /** Redacts `value` from now on. */
  add(value: string): void {
    this.#values.add(value);
    this.#needles = undefined;
  }

  /** Returns `text` without what is secret in it. */
  redact(text: string): string {
    let clean = text;
    for (const needle of this.#listNeedles()) {
      if (clean.includes(needle)) clean = clean.replaceAll(needle, REPLACEMENT);
    }
    return HEADER_HINT.test(clean) ? clean.replace(HEADER_VALUES, REPLACEMENT) : clean;
  }

  /** How many characters at the end of `text` may be the start of a secret. */
  countPending(text: string): number {
    const needles = this.#listNeedles();
    if (!this.#characters.has(text.slice(-1))) return 0;
    let longest = 0;
    for (const needle of needles) {
      for (let length = Math.min(needle.length - 1, text.length); length > longest; length -= 1) {
        if (text.endsWith(needle.slice(0, length))) longest = length;
      }
    }
    return longest;
  }

  /** Longest first, so that no form is replaced inside of another. */
  #listNeedles(): readonly string[] {
    if (this.#needles === undefined) {
      const forms = new Set([...this.#values].flatMap(listForms));
      this.#needles = [...forms].filter((form) => form !== '').toSorted((a, b) => b.length - a.length);
      this.#characters = new Set(this.#needles.join(''));
    }
    return this.#needles;
  }
}

/** The forms in which a value may leave the process. */
function listForms(value: string): readonly string[] {
  if (value.length < SHORTEST_ENCODED) return [value];
  const base64 = [0, 1, 2].map((shift) => stableBase64(value, shift));
  const forms = [value, ...base64, ...base64.map((text) => text.replaceAll('+', '-').replaceAll('/', '_'))];
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
