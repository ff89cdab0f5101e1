import { appendFileSync, readFileSync } from 'node:fs';
import process from 'node:process';
import { stripVTControlCharacters } from 'node:util';

/** What a run tells at its end. */
export type RunNote =
  /** Part of a matrix was tested. */
  | { readonly kind: 'sample'; readonly matrix: string; readonly size: number; readonly of: number }
  | { readonly kind: 'skipped'; readonly test: string; readonly reason: string }
  | Failure;

export interface Failure {
  readonly kind: 'failed';
  /** What it is part of: a test's project and file. */
  readonly part?: string;
  readonly title: string;
  /** The first line of what was thrown or printed. */
  readonly message: string;
  /** The command line that runs that part again. */
  readonly again: string;
}

/** Keeps it for the end of the run, in the file that TEST_NOTES names; forgets it where that is not set. */
export function noteForEnd(note: RunNote): void {
  const file = process.env['TEST_NOTES'];
  if (file !== undefined) appendFileSync(file, `${JSON.stringify(note)}\n`);
}

/** Keeps what ends this process unexpectedly. */
export function noteCrash(again: string): void {
  process.on('uncaughtExceptionMonitor', (error) => {
    noteForEnd({ kind: 'failed', title: 'could not go on', message: inOneLine(error), again });
  });
}

/** What was kept in a file. */
export function readNotes(file: string): readonly RunNote[] {
  const lines = readFileSync(file, 'utf8').split('\n').filter(Boolean);
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- written above
  return lines.map((line) => JSON.parse(line) as RunNote);
}

/** The name of an error and the first line of its message with something in it, without colours. */
export function inOneLine(error: unknown): string {
  if (!isNamed(error)) return firstLine(String(error));
  return [error.name, firstLine(error.message)].filter(Boolean).join(': ');
}

/** An error, or what came of it in another process. */
function isNamed(error: unknown): error is { readonly name?: string; readonly message: string } {
  return error instanceof Object && 'message' in error && typeof error.message === 'string';
}

function firstLine(text: string): string {
  const lines = stripVTControlCharacters(text).split('\n');
  return (lines.find((line) => line.trim() !== '') ?? '').trim();
}
