import { isCredentialName } from './credential-names.ts';
import type { JsonPart, Span } from './find-json.ts';
import { readHeaderValue } from './read-header-value.ts';

const NAME = /api-key|auth-token|authorization|cookie/gi;
const LONGEST_NAME = 64;

/**
 * Finds what follows the names of credential headers in text that is no JSON: header lines, what `util.inspect` or a
 * logger writes, JSON within other text. Of quoted texts the quotes stay, of objects and lists the structure.
 */
export function findHeaderValues(text: string, json: readonly JsonPart[]): readonly Span[] {
  const secrets: Span[] = [];
  const starts = new Set(json.map(({ start }) => start));
  const parts = json.values();
  let part = parts.next().value;
  NAME.lastIndex = 0;
  for (let name = NAME.exec(text); name !== null; name = NAME.exec(text)) {
    const nameEnd = NAME.lastIndex;
    while (part !== undefined && part.end <= name.index) part = parts.next().value;
    if (part !== undefined && part.start < name.index) {
      NAME.lastIndex = part.end;
    } else if (isName(text, name.index, nameEnd)) {
      const value = readHeaderValue(text, nameEnd, starts);
      for (const secret of value?.secrets ?? []) secrets.push(secret);
      NAME.lastIndex = value?.end ?? nameEnd;
    }
  }
  return secrets.filter(({ start, end }) => start < end);
}

function isName(text: string, start: number, end: number): boolean {
  if (/[\w-]/.test(text.charAt(end))) return false;
  let first = start;
  while (first > start - LONGEST_NAME && /[\w-]/.test(text.charAt(first - 1))) first -= 1;
  return isCredentialName(text.slice(first, end));
}
