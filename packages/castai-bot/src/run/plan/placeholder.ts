import { isRecord } from '@castai-bot/cli';

/** Which part of which answer of a plan's own writes a placeholder stands for. */
export interface PlannedPart {
  /** The place of the write in the plan, from 0. */
  readonly write: number;
  /** The fields that lead to it; none for the whole answer. */
  readonly at: readonly string[];
}

/** How a bot writes a value that only an answer can tell. */
const MARK = /\(planned [^()]*\)/g;
const WHOLE = 'whole answer';
/** How a plan file writes it: `(planned nodeId of write 1)`, which says all that it stands for. */
const PLACEHOLDER = /\(planned (?<at>whole answer|[^\s()]{1,500}) of write (?<write>[1-9]\d{0,6})\)/g;
const MARKED = /[.()'*!~]/g;

export function isPlannedPart(value: unknown): value is PlannedPart {
  if (!isRecord(value)) return false;
  const { at, write } = value;
  return Number.isInteger(write) && Array.isArray(at) && at.every((name) => typeof name === 'string');
}

/** A JSON value with placeholders for the marks of a bot. */
export function replaceMarks(value: unknown, marks: Readonly<Record<string, PlannedPart>>): unknown {
  return mapTexts(value, (text) =>
    text.replaceAll(MARK, (mark) => {
      const part = Object.hasOwn(marks, mark) ? marks[mark] : undefined;
      return part === undefined ? mark : writePlaceholder(part);
    }),
  );
}

function writePlaceholder({ write, at }: PlannedPart): string {
  const names = at.map((name) => encodeURIComponent(name).replaceAll(MARKED, toPercent));
  return `(planned ${names.join('.') || WHOLE} of write ${write + 1})`;
}

function toPercent(character: string): string {
  return `%${character.charCodeAt(0).toString(16).toUpperCase()}`;
}

/** What the placeholders in a JSON value stand for. */
export function listPlaceholders(value: unknown): readonly PlannedPart[] {
  const parts: PlannedPart[] = [];
  mapTexts(value, (text) => {
    for (const { groups } of text.matchAll(PLACEHOLDER)) parts.push(readPart(groups));
    return text;
  });
  return parts;
}

function readPart({ at = '', write = '' }: Readonly<Record<string, string>> = {}): PlannedPart {
  const names = at === WHOLE ? [] : at.split('.').map(decode);
  return { write: Number(write) - 1, at: names };
}

function decode(name: string): string {
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}

/** A JSON value with what its placeholders stand for, by the answers to the writes. */
export function fillPlaceholders(value: unknown, answers: ReadonlyMap<number, unknown>): unknown {
  return mapTexts(value, (text) => {
    const [first] = text.matchAll(PLACEHOLDER);
    if (first === undefined) return text;
    if (first[0] === text) return readAnswer(readPart(first.groups), answers);
    return text.replaceAll(PLACEHOLDER, (...found) => {
      const groups: unknown = found.at(-1);
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the last that replaceAll() gives, by its names
      const filled = readAnswer(readPart(groups as Readonly<Record<string, string>>), answers);
      return typeof filled === 'string' ? filled : JSON.stringify(filled);
    });
  });
}

/** The part of an answer; undefined where it has none. */
export function readAnswer({ write, at }: PlannedPart, answers: ReadonlyMap<number, unknown>): unknown {
  return at.reduce<unknown>((value, name) => {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return undefined;
    const part: unknown = Reflect.get(value, name);
    return part;
  }, answers.get(write));
}

/** A copy of a JSON value with its texts put through `map`, the names of its fields too where they stay texts. */
function mapTexts(value: unknown, map: (text: string) => unknown): unknown {
  if (typeof value === 'string') return map(value);
  if (Array.isArray(value)) return value.map((item: unknown) => mapTexts(item, map));
  if (!isRecord(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, item]) => {
      const mapped = map(name);
      return [typeof mapped === 'string' ? mapped : name, mapTexts(item, map)];
    }),
  );
}
