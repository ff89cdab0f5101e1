/** What came of reading a text: the value, or why there is none, in the words of Go's libraries. */
export type Parsed<T> = { readonly value: T } | { readonly problem: string };

const TRUE: ReadonlySet<string> = new Set(['1', 't', 'T', 'TRUE', 'true', 'True']);
const FALSE: ReadonlySet<string> = new Set(['0', 'f', 'F', 'FALSE', 'false', 'False']);

/** @see https://pkg.go.dev/strconv#ParseBool */
export function parseBool(text: string): Parsed<boolean> {
  if (TRUE.has(text)) return { value: true };
  return FALSE.has(text) ? { value: false } : { problem: numError('ParseBool', text) };
}

/** @see https://pkg.go.dev/strconv#ParseInt */
export function parseInteger(text: string, bits: 32 | 64): Parsed<number> {
  if (!/^[+-]?\d+$/.test(text)) return { problem: numError('ParseInt', text) };
  const value = BigInt(text.replace(/^\+/, ''));
  const limit = 2n ** BigInt(bits - 1);
  if (value < -limit || value >= limit) return { problem: numError('ParseInt', text, 'value out of range') };
  return { value: Number(value) };
}

/** @see https://pkg.go.dev/strconv#ParseUint */
export function parseUnsigned64(text: string): Parsed<bigint> {
  if (!/^\d+$/.test(text)) return { problem: numError('ParseUint', text) };
  const value = BigInt(text);
  return value < 2n ** 64n ? { value } : { problem: numError('ParseUint', text, 'value out of range') };
}

/** @see https://pkg.go.dev/strconv#ParseFloat */
export function parseFloat64(text: string): Parsed<number> {
  if (!/^[+-]?(\d+(\.\d*)?|\.\d+)(e[+-]?\d+)?$/i.test(text)) return { problem: numError('ParseFloat', text) };
  const value = Number(text);
  return Number.isFinite(value) ? { value } : { problem: numError('ParseFloat', text, 'value out of range') };
}

function numError(name: string, text: string, why = 'invalid syntax'): string {
  return `strconv.${name}: parsing ${JSON.stringify(text)}: ${why}`;
}

const LAYOUT = '2006-01-02T15:04:05.999999999Z07:00';
/** The pieces of the layout, what each takes, and what its number may be. */
const PIECES: readonly (readonly [piece: string, pattern: RegExp, range?: TimeRange])[] = [
  ['2006', /^\d{4}/],
  ['-', /^-/],
  ['01', /^\d\d/, ['month', 1, 12]],
  ['-', /^-/],
  ['02', /^\d\d/, ['day', 1, 31]],
  ['T', /^T/],
  ['15', /^\d\d/, ['hour', 0, 23]],
  [':', /^:/],
  ['04', /^\d\d/, ['minute', 0, 59]],
  [':', /^:/],
  ['05', /^\d\d([.,]\d+)?/, ['second', 0, 59]],
  ['Z07:00', /^(Z|[+-]\d\d:\d\d)/],
];
type TimeRange = readonly [what: string, low: number, high: number];

/** Reads a time as RFC 3339 has it, with any number of decimals. @see https://pkg.go.dev/time#Parse */
export function parseTime(text: string): Parsed<string> {
  const parsing = `parsing time ${JSON.stringify(text)}`;
  let rest = text;
  for (const [piece, pattern, range] of PIECES) {
    const [found] = pattern.exec(rest) ?? [];
    if (found === undefined) {
      const [layout, left, wanted] = [LAYOUT, rest, piece].map((part) => JSON.stringify(part));
      return { problem: `${parsing} as ${layout}: cannot parse ${left} as ${wanted}` };
    }
    rest = rest.slice(found.length);
    const [what, low, high] = range ?? ['', 0, Infinity];
    if (range !== undefined && !isWithin(Number.parseInt(found, 10), low, high)) {
      return { problem: `${parsing}: ${what} out of range` };
    }
  }
  if (rest !== '') return { problem: `${parsing}: extra text: ${JSON.stringify(rest)}` };
  return hasDay(text) ? { value: text } : { problem: `${parsing}: day out of range` };
}

function isWithin(value: number, low: number, high: number): boolean {
  return value >= low && value <= high;
}

/** A month that is too short for the day would read as one of the next. */
function hasDay(text: string): boolean {
  const date = text.slice(0, 'YYYY-MM-DD'.length);
  return new Date(`${date}T00:00:00Z`).toISOString().startsWith(date);
}
