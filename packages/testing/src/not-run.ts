import { appendFileSync, readFileSync } from 'node:fs';
import process from 'node:process';

/** Something that a run of the tests leaves out. */
export type NotRun =
  | { readonly kind: 'sample'; readonly matrix: string; readonly size: number; readonly of: number }
  | { readonly kind: 'skipped'; readonly test: string };

/** Keeps it for the end of the run, in the file that TEST_NOT_RUN names; forgets it where that is not set. */
export function noteNotRun(notRun: NotRun): void {
  const file = process.env['TEST_NOT_RUN'];
  if (file !== undefined) appendFileSync(file, `${JSON.stringify(notRun)}\n`);
}

/** What was kept in a file. */
export function readNotRun(file: string): readonly NotRun[] {
  const lines = readFileSync(file, 'utf8').split('\n').filter(Boolean);
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- written above
  return lines.map((line) => JSON.parse(line) as NotRun);
}
