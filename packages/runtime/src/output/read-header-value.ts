import type { Span } from './find-json.ts';
import { matchAt } from './match-at.ts';

/** What stands between a name and its value: the quote that closes the name, brackets of a symbol, a separator. */
const QUOTE = /\\*["'`]/y;
const BRACKETS = /[)\]]{0,2}[ \t]*/y;
const SEPARATOR = /=>|[:=]/y;
const COMMA = /,/y;
const BLANKS = /\s*/y;

/** A number or a keyword is no credential where something closes it, as JSON and `util.inspect` do. */
const SCALAR =
  /(?:-?\d+(?:\.\d+)?(?:e[+-]?\d+)?n?|true|false|null|undefined)(?=[ \t]*(?:[,}\])]|\r?\n\s*[}\])]))/iy;
/** The same in a log line. */
const ASSIGNED_SCALAR = /(?:-?\d+(?:\.\d+)?(?:e[+-]?\d+)?n?|true|false|null|undefined)(?=\s|$)/iy;
/** What `util.inspect` writes before the braces of anything but a plain object. */
const CLASS = /(?:<ref \*\d+> )?[A-Z][\w$]*(?:\(\d+\))? (?=[[{])/y;
const REDACTED = /\[redacted\]/y;
const LINE = /[^\r\n]*/y;
const WORD = /\S+/y;
const GAP = /[ \t]+/y;
const NEXT_PAIR = /[\w.-]+=/y;
/** `util.inspect` writes a text of several lines so. */
const CONTINUATION = /[ \t]*\+[ \t]*\r?\n\s*(?=["'`])/y;
const IS_NAME = /\s*(?::|=>)/y;
/** What may stand behind a string or structure: what closes those around it, then a comma or the end of the line. */
const DELIMITER = /[ \t)\]}"'`\\]*(?:[\r\n,+]|$)/y;
const BLANK_OR_END = /[\s,)\]}"'`\\]|$/y;
const TOKEN = /["'`[\](){}]/g;
const ENDS: Readonly<Record<string, RegExp>> = { '"': /["\r\n]/g, "'": /['\r\n]/g, '`': /[`\r\n]/g };

/** Where the JSON of the text begins. */
type Starts = ReadonlySet<number>;

/** A value: the parts of it to hide, and where it ends. */
export interface HeaderValue {
  readonly secrets: readonly Span[];
  readonly end: number;
}

/** Reads what stands behind the name of a credential header; undefined when that is no value. */
export function readHeaderValue(text: string, nameEnd: number, json: Starts): HeaderValue | undefined {
  const quote = matchAt(QUOTE, text, nameEnd);
  let at = nameEnd + quote.length;
  at += matchAt(BRACKETS, text, at).length;
  const separator = matchAt(SEPARATOR, text, at);
  // A list of headers: name, value, name, value.
  const isPair = separator === '' && quote !== '' && matchAt(COMMA, text, at) !== '';
  if (separator === '' && !isPair) return undefined;
  at += isPair ? 1 : separator.length;
  const blanks = matchAt(BLANKS, text, at);
  at += blanks.length;
  const isAssigned = separator === '=';
  if (matchAt(QUOTE, text, at) !== '')
    return untilDelimiter(text, at, { ...readStrings(text, at), isAssigned });
  if (isPair) return undefined;
  const redacted = matchAt(REDACTED, text, at);
  if (redacted !== '') return { secrets: [], end: at + redacted.length };
  if (/[[{]/.test(text.charAt(at)))
    return untilDelimiter(text, at, { ...readStructure(text, at, json), isAssigned });
  return /[\r\n]/.test(blanks) ? undefined : readBare(text, at, { isAssigned, json });
}

/** A value that goes on where it should end was no string or structure, but the words of a header: hides its line. */
function untilDelimiter(
  text: string,
  start: number,
  { end, isAssigned, secrets }: HeaderValue & { readonly isAssigned: boolean },
): HeaderValue {
  const isEnd = isAssigned ? matchAt(BLANK_OR_END, text, end) : matchAt(DELIMITER, text, end);
  if (end >= text.length || isEnd !== '') return { secrets, end };
  const lineEnd = end + matchAt(LINE, text, end).length;
  return { secrets: [{ start, end: lineEnd }], end: lineEnd };
}

/** A quoted text, which may go on after a plus sign. */
function readStrings(text: string, start: number): HeaderValue {
  const secrets: Span[] = [];
  let at = start;
  for (;;) {
    const { content, end } = readString(text, at);
    secrets.push(content);
    const more = matchAt(CONTINUATION, text, end);
    if (more === '') return { secrets, end };
    at = end + more.length;
  }
}

interface QuotedText {
  readonly content: Span;
  readonly end: number;
  readonly isClosed: boolean;
}

/**
 * A quoted text on one line. Within another one its quotes have backslashes, and quotes within it have more. So it ends
 * where a quote has as many as the first; a text that ends in a backslash seems to go on, and is hidden with what follows.
 */
function readString(text: string, start: number): QuotedText {
  const opening = matchAt(QUOTE, text, start);
  const slashes = opening.length - 1;
  const contentStart = start + opening.length;
  const ends = ENDS[opening.slice(-1)] ?? LINE;
  ends.lastIndex = contentStart;
  for (let found = ends.exec(text); found !== null; found = ends.exec(text)) {
    const { index } = found;
    if (/[\r\n]/.test(found[0]))
      return { content: { start: contentStart, end: index }, end: index, isClosed: false };
    let run = 0;
    while (index - run > contentStart && text[index - 1 - run] === '\\') run += 1;
    if (run === slashes) {
      return { content: { start: contentStart, end: index - slashes }, end: index + 1, isClosed: true };
    }
  }
  return { content: { start: contentStart, end: text.length }, end: text.length, isClosed: false };
}

/** An object or list: its quoted texts but for names. One that never closes, or holds no quotes, is hidden whole. */
function readStructure(text: string, start: number, json: Starts): HeaderValue {
  const secrets: Span[] = [];
  let depth = 0;
  TOKEN.lastIndex = start;
  for (let token = TOKEN.exec(text); token !== null; token = TOKEN.exec(text)) {
    const { index } = token;
    if ('[({'.includes(token[0])) {
      depth += 1;
    } else if ('])}'.includes(token[0])) {
      depth -= 1;
      if (depth === 0 && !/^ ?[{[]/.test(text.slice(index + 1, index + 3))) {
        const isOpenToAll = secrets.length === 0 && !json.has(start);
        return { secrets: isOpenToAll ? [{ start, end: index + 1 }] : secrets, end: index + 1 };
      }
    } else {
      let first = index;
      while (text[first - 1] === '\\') first -= 1;
      const { content, end, isClosed } = readString(text, first);
      if (!isClosed) break;
      if (matchAt(IS_NAME, text, end) === '') secrets.push(content);
      TOKEN.lastIndex = end;
    }
  }
  return { secrets: [{ start, end: text.trimEnd().length }], end: text.length };
}

interface BareOptions {
  /** Whether an equals sign stands before it, as in a log line, where other pairs follow. */
  readonly isAssigned: boolean;
  readonly json: Starts;
}

/** What has no quotes: the rest of the line, for a scheme's parameters and other cookies follow in it. */
function readBare(text: string, at: number, { isAssigned, json }: BareOptions): HeaderValue {
  const scalar = matchAt(SCALAR, text, at) || (isAssigned ? matchAt(ASSIGNED_SCALAR, text, at) : '');
  if (scalar !== '') return { secrets: [], end: at + scalar.length };
  const prefix = matchAt(CLASS, text, at);
  if (prefix !== '') {
    const { end, secrets } = readStructure(text, at + prefix.length, json);
    const isWhole = secrets[0]?.start === at + prefix.length;
    return {
      secrets: isWhole ? [{ start: at, end }] : [{ start: at, end: at + prefix.length - 1 }, ...secrets],
      end,
    };
  }
  const end = isAssigned ? findPairEnd(text, at) : at + matchAt(LINE, text, at).length;
  return { secrets: [{ start: at, end }], end };
}

/** Where the next `name=` begins that is no further cookie or parameter; else the end of the line. */
function findPairEnd(text: string, start: number): number {
  let end = start + matchAt(WORD, text, start).length;
  for (;;) {
    const gap = matchAt(GAP, text, end);
    const next = end + gap.length;
    const word = matchAt(WORD, text, next);
    const isOther = matchAt(NEXT_PAIR, text, next) !== '' && !/[,;]/.test(text.charAt(end - 1));
    if (gap === '' || word === '' || isOther) return end;
    end = next + word.length;
  }
}
