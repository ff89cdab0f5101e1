/** Levels of a line, lowest first, by the names that the runtime gives them. */
export const LOG_LEVELS = ['DEBUG', 'INFO', 'WARNING', 'ERROR', 'CRITICAL'] as const;

export type LogLevel = (typeof LOG_LEVELS)[number];

/** One line of a log, with those that belong to it: the stack of an error. */
export interface LogEntry {
  /** Null for what a program printed by itself. */
  readonly level: LogLevel | null;
  readonly text: string;
}

const TEXT_LINE = /^\d\d:\d\d:\d\d (DEBUG|INFO|WARNING|ERROR|CRITICAL) /;
/** What follows an error: its stack, two or more spaces in. */
const CONTINUED = /^ {2,}\S/;

/** Reads what a run printed: the runtime's lines as text or as JSON, and whatever else was printed among them. */
export function parseLog(log: string): readonly LogEntry[] {
  const entries: LogEntry[] = [];
  const lines = log.endsWith('\n') ? log.slice(0, -1).split('\n') : log.split('\n');
  for (const line of log === '' ? [] : lines) {
    const last = entries.at(-1);
    if (last !== undefined && last.level !== null && CONTINUED.test(line)) {
      entries[entries.length - 1] = { ...last, text: `${last.text}\n${line}` };
    } else entries.push(readJsonLine(line) ?? readTextLine(line));
  }
  return entries;
}

function readTextLine(line: string): LogEntry {
  const [, word] = TEXT_LINE.exec(line) ?? [];
  return { level: toLevel(word), text: line };
}

/** As the runtime writes the same for people: `10:02:03 WARNING  message name=value`. */
function readJsonLine(line: string): LogEntry | undefined {
  if (!line.startsWith('{')) return undefined;
  const value = readObject(line);
  const { time, level: word, message, ...fields } = value ?? {};
  const level = toLevel(word);
  if (level === null || typeof message !== 'string') return undefined;
  const clock = typeof time === 'string' ? `${time.slice(11, 19)} ` : '';
  const { stack, rest } = takeStack(fields);
  const words = Object.entries(rest).map(([name, field]) => ` ${name}=${writeField(field)}`);
  return { level, text: `${clock}${level.padEnd(8)} ${message}${words.join('')}${stack}` };
}

/** An error's stack has a line a call, as it has where it is printed as text. */
function takeStack(fields: Readonly<Record<string, unknown>>): {
  readonly stack: string;
  readonly rest: Readonly<Record<string, unknown>>;
} {
  const { error, ...rest } = fields;
  if (typeof error !== 'object' || error === null || !('stack' in error)) return { stack: '', rest: fields };
  return { stack: `\n${String(error.stack)}`, rest };
}

function readObject(line: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(line);
    return Object.fromEntries(Object.entries(Object(value)));
  } catch {
    return undefined;
  }
}

function writeField(field: unknown): string {
  return typeof field === 'string' && /^[^\s"=]+$/.test(field) ? field : (JSON.stringify(field) ?? '');
}

function toLevel(word: unknown): LogLevel | null {
  return LOG_LEVELS.find((level) => level === word) ?? null;
}
