import { isRecord, readJson } from '@castai-bot/cli';

/** What a bot says about its run: one JSON line on stdout, and the termination message of its pod. */
export interface Report {
  readonly schema: 1;
  readonly bot: string;
  /** Null when the config names none that exists. */
  readonly function: string | null;
  readonly clusterId: string | null;
  /** Of a function that works on more than the cluster it runs in. */
  readonly scope?: 'organization';
  readonly exitCode: number;
  readonly durationMs: number;
  readonly counts: Readonly<Record<string, number>>;
  /** All of them: a long list is cut. */
  readonly failedCount: number;
  readonly failed: readonly FailedItem[];
  readonly error?: ReportError;
}

export interface ReportError {
  readonly code: string;
  readonly message: string;
  readonly hint?: string;
  /** Of a wrong configuration. */
  readonly problems?: readonly string[];
}

export interface FailedItem {
  readonly id: string;
  readonly code: string;
  readonly message: string;
}

/** A report, or undefined when the text is none. */
export function parseReport(text: string): Report | undefined {
  const value = readJson(text);
  return isReport(value) ? value : undefined;
}

/** What keeps a text from being the report that it begins like; undefined where it does not begin like one. */
export function findReportProblem(text: string): string | undefined {
  if (!REPORT_BEGIN.test(text)) return undefined;
  const value = readJson(text);
  if (!isRecord(value)) return 'its last line is no JSON';
  const wrong = listWrong(value);
  return wrong.length === 0 ? undefined : `its last line lacks ${wrong.join(', ')}`;
}

/** How a report begins, whoever wrote the JSON. */
const REPORT_BEGIN = /^\{\s*"schema"\s*:\s*1\s*,/;
const BEGINNING = '{"schema":1,';

/** Whether a line may become a report, by what has come of it so far. */
export function mayBeReport(begun: string): boolean {
  return REPORT_BEGIN.test(begun) || BEGINNING.startsWith(begun.replaceAll(/[ \t]/g, ''));
}

function isReport(value: unknown): value is Report {
  return isRecord(value) && listWrong(value).length === 0;
}

/** What a report must have, with the form it must have, where it is missing or of another. */
function listWrong(value: Readonly<Record<string, unknown>>): readonly string[] {
  return Object.entries(FIELDS)
    .filter(([name, { isRight }]) => !isRight(value[name]))
    .map(([name, { form }]) => `"${name}" (${form})`);
}

const number = { form: 'a number', isRight: (value: unknown): boolean => typeof value === 'number' };
const FIELDS: Readonly<
  Record<string, { readonly form: string; readonly isRight: (value: unknown) => boolean }>
> = {
  schema: { form: '1', isRight: (value) => value === 1 },
  exitCode: number,
  durationMs: number,
  counts: {
    form: 'an object',
    isRight: (value) => isRecord(value) && Object.values(value).every((count) => typeof count === 'number'),
  },
  failedCount: number,
  failed: {
    form: 'a list',
    isRight: (value) =>
      Array.isArray(value) && value.every((item) => hasTexts(item, ['id', 'code', 'message'])),
  },
  error: {
    form: 'an error',
    isRight: (value) => value === undefined || (hasTexts(value, ['code', 'message']) && isHelpful(value)),
  },
};

function hasTexts(value: unknown, names: readonly string[]): boolean {
  return isRecord(value) && names.every((name) => typeof value[name] === 'string');
}

/** What else an error may have. */
function isHelpful(value: unknown): boolean {
  const { hint = '', problems = [] } = isRecord(value) ? value : {};
  return (
    typeof hint === 'string' && Array.isArray(problems) && problems.every((one) => typeof one === 'string')
  );
}
