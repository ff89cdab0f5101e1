import { escapeMarks } from './escape-marks.ts';
import { isShown, type LogLevel } from './log-level.ts';
import { toLogValue } from './log-value.ts';
import { inspect } from '../platform/node-util.ts';

/** What a log line may carry besides its message. */
export type LogFields = Readonly<Record<string, unknown>>;

/** Writes one line of `message` and `fields`. */
export type LogMethod = (message: string, fields?: LogFields) => void;

/** Writes log lines to stderr, by the levels of Python's logging. */
export interface Logger {
  readonly debug: LogMethod;
  readonly info: LogMethod;
  readonly warning: LogMethod;
  readonly error: LogMethod;
  readonly critical: LogMethod;
}

/** How a log line is written: one JSON object, or text for people. */
export type LogFormat = 'json' | 'text';

/** Where log lines go, and which. */
export interface LoggerOptions {
  readonly format: LogFormat;
  /** Asked for each line, so that a change takes effect at once. */
  readonly level: () => LogLevel;
  readonly now: () => Date;
  readonly write: (line: string) => void;
}

/** Makes a logger. A line below the level is not even put together. */
export function createLogger({ format, level, now, write }: LoggerOptions): Logger {
  const print = format === 'json' ? printJson : printText;
  const at =
    (severity: LogLevel): LogMethod =>
    (message, fields = {}) => {
      if (isShown(severity, level()))
        write(`${print({ time: now().toISOString(), severity, message, fields })}\n`);
    };
  return {
    debug: at('DEBUG'),
    info: at('INFO'),
    warning: at('WARNING'),
    error: at('ERROR'),
    critical: at('CRITICAL'),
  };
}

interface LogLine {
  readonly time: string;
  readonly severity: LogLevel;
  readonly message: string;
  readonly fields: LogFields;
}

function printJson({ time, severity, message, fields }: LogLine): string {
  const line: Record<string, unknown> = { time, level: severity, message };
  for (const [key, value] of Object.entries(Object(toLogValue(fields)))) {
    line[key in line ? `${key}_` : key] = value;
  }
  return escapeMarks(JSON.stringify(line));
}

/** The errors among the fields follow on lines of their own, with stack and causes. */
function printText({ time, severity, message, fields }: LogLine): string {
  const errors = Object.values(fields).filter((value) => value instanceof Error);
  const words = Object.entries(fields)
    .filter(([, value]) => value !== undefined && !(value instanceof Error))
    .map(([key, value]) => ` ${key}=${printWord(key, value)}`);
  const blocks = errors.map((error) => `\n  ${inspect(error).replaceAll('\n', '\n  ')}`);
  return escapeMarks(
    `${time.slice(11, 19)} ${severity.padEnd(8)} ${message}${words.join('')}${blocks.join('')}`,
  );
}

function printWord(key: string, value: unknown): string {
  const plain = Object.values(Object(toLogValue({ [key]: value })))[0];
  return typeof plain === 'string' && /^[^\s"=]+$/.test(plain) ? plain : JSON.stringify(plain);
}
