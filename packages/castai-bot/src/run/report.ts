import { isRecord, readJson } from '../json-value.ts';

/** What a bot says about its run: one JSON line on stdout, and the termination message of its pod. */
export interface Report {
  readonly schema: 1;
  readonly bot: string;
  /** Null when the config names none that exists. */
  readonly function: string | null;
  readonly clusterId: string | null;
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

/** What every report begins with. */
export const REPORT_MARK = '{"schema":1,';

/** A report, or undefined when the text is none. */
export function parseReport(text: string): Report | undefined {
  const value = readJson(text);
  return isReport(value) ? value : undefined;
}

function isReport(value: unknown): value is Report {
  return (
    isRecord(value) &&
    value['schema'] === 1 &&
    typeof value['exitCode'] === 'number' &&
    typeof value['durationMs'] === 'number' &&
    isRecord(value['counts']) &&
    typeof value['failedCount'] === 'number' &&
    Array.isArray(value['failed'])
  );
}
