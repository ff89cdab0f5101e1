import { credentialHint } from './credential-names.ts';
import { findHeaderValues } from './find-header-values.ts';
import { findJson, type JsonPart, type Span } from './find-json.ts';
import { parseString } from './json-string.ts';
import { holdsBuffer, redactBuffers } from './redact-buffers.ts';
import { listForms } from './secret-forms.ts';
import { shortestFound } from './shortest-secret.ts';

const REPLACEMENT = '[redacted]';

/** A secret with one of these can begin in one token of JSON and end in another. */
const STRUCTURE = /[\s"{}[\]:,]/;

/**
 * Replaces secrets in text: by value (plain, hex, base64 in each alignment,
 * URL-encoded, JSON-escaped, in a printed Buffer) and by the name of
 * the header that carries one. What is JSON in the text is still JSON afterwards: only texts are replaced in it, and
 * never numbers, keywords or the structure.
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
    if (holdsBuffer(text)) return this.#redactAll(redactBuffers(text, this.#values, REPLACEMENT));
    return this.#redactAll(text);
  }

  #redactAll(text: string): string {
    if (!credentialHint.test(text) && !this.#listNeedles().some((needle) => text.includes(needle)))
      return text;
    const whole = text.trim();
    const isString = whole.startsWith('"') && parseString(whole) !== undefined;
    const at = text.length - text.trimStart().length;
    const clean = isString
      ? text.slice(0, at) + this.#redactString(whole) + text.slice(at + whole.length)
      : this.#redactParts(text);
    // A leak is worse than broken JSON.
    return this.#redactValues(clean, (needle) => STRUCTURE.test(needle));
  }

  /** Whether a text holds one of the values, in any form that `redact` knows; a short one stands in any by chance. */
  holdsValue(text: string): boolean {
    return this.#listNeedles().some((needle) => needle.length >= shortestFound && text.includes(needle));
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

  /** Goes through a text in which JSON and other text may alternate. */
  #redactParts(text: string): string {
    const json = keepSure(text, findJson(text));
    const secrets = findHeaderValues(text, json);
    const edits = [
      ...secrets.map((span) => ({ ...span, text: REPLACEMENT })),
      ...apart(json, secrets).map((part) => ({ ...part, text: this.#redactJson(text, part) })),
    ].toSorted((a, b) => a.start - b.start);
    let clean = '';
    let at = 0;
    for (const edit of edits) {
      clean += this.#redactValues(text.slice(at, edit.start)) + edit.text;
      at = edit.end;
    }
    return clean + this.#redactValues(text.slice(at));
  }

  #redactJson(text: string, { start, end, strings }: JsonPart): string {
    let clean = '';
    let at = start;
    for (const string of strings) {
      const raw = text.slice(string.start, string.end);
      const isHidden = string.isSecret && raw !== '""';
      clean +=
        text.slice(at, string.start) + (isHidden ? JSON.stringify(REPLACEMENT) : this.#redactString(raw));
      at = string.end;
    }
    return clean + text.slice(at, end);
  }

  /** A JSON string, which may hold JSON in its turn. */
  #redactString(raw: string): string {
    const value = parseString(raw) ?? raw;
    const clean = this.redact(value);
    return clean === value ? raw : JSON.stringify(clean);
  }

  #redactValues(text: string, isWanted: (needle: string) => boolean = () => true): string {
    let clean = text;
    for (const needle of this.#listNeedles().filter(isWanted)) {
      if (clean.includes(needle)) clean = clean.replaceAll(needle, REPLACEMENT);
    }
    return clean;
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

/**
 * Those of `parts` that are JSON indeed. In a text that `util.inspect` quotes, backslashes are doubled, and a string may
 * only seem to end: behind a quote on the same line, a string that ends in a backslash is taken for no string.
 */
function keepSure(text: string, parts: readonly JsonPart[]): readonly JsonPart[] {
  let lineStart = 0;
  let lineEnd = text.indexOf('\n');
  const quotes = text.matchAll(/["'`]/g);
  const findQuote = (): number => quotes.next().value?.index ?? Infinity;
  let quote = findQuote();
  return parts.filter(({ start, strings }) => {
    while (lineEnd !== -1 && lineEnd < start) {
      lineStart = lineEnd + 1;
      lineEnd = text.indexOf('\n', lineStart);
    }
    while (quote < lineStart) quote = findQuote();
    return quote >= start || !strings.some(({ end }) => text.startsWith('\\\\"', end - 3));
  });
}

/** Those of `parts` that meet none of `others`; both stand in their order. */
function apart(parts: readonly JsonPart[], others: readonly Span[]): readonly JsonPart[] {
  let next = 0;
  return parts.filter(({ start, end }) => {
    while ((others[next]?.end ?? Infinity) <= start) next += 1;
    return (others[next]?.start ?? Infinity) >= end;
  });
}
