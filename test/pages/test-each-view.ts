import { printedTable } from '@castai-bot/testing/printed-table';
import { expect, test } from 'vitest';

/** Ways to look at a view, in their order: each names what it found wrong. */
export type Checks<View> = Readonly<Record<string, (view: View) => Promise<readonly string[]>>>;

/** Tests each view in every way, and prints a table of them. */
export function testEachView<View extends { readonly name: string }>(
  views: readonly View[],
  checks: Checks<View>,
): void {
  const table = printedTable('view', ...Object.keys(checks));
  test.each(views)('$name shows what there is, however it is looked at', async (view) => {
    const problems: string[] = [];
    const row = [view.name];
    for (const [name, check] of Object.entries(checks)) {
      const found = await check(view).catch((error: unknown) => [String(error)]);
      problems.push(...found.map((problem) => `${name}: ${problem}`));
      row.push(found.length === 0 ? 'ok' : 'FAILED');
    }
    table.push(row);
    expect(problems).toEqual([]);
  });
}
