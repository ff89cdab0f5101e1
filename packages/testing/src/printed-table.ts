import { afterAll } from 'vitest';

/** Starts a table that is printed when the tests of a file are over; rows are added to it as they are seen. */
export function printedTable(...head: readonly string[]): (readonly string[])[] {
  const rows: (readonly string[])[] = [head];
  afterAll(() => {
    const widths = head.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
    const lines = rows.map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    );
    process.stdout.write(`${lines.join('\n')}\n`);
  });
  return rows;
}
