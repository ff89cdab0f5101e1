import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { ReportData } from '@castai-bot/page';

/** A page that `run --html` wrote: its text, and the data in it. */
export async function readRunPage(
  root: string,
  name = 'run.html',
): Promise<{ readonly text: string; readonly data: ReportData }> {
  const text = await readFile(path.join(root, name), 'utf8');
  const [, json = ''] = /<script type="application\/json" id="data">(.*?)<\/script>/s.exec(text) ?? [];
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- castai-bot's own document
  return { text, data: JSON.parse(json) as ReportData };
}
