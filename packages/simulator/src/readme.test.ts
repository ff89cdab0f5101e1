import { countSeen } from '@castai-bot/api/count-seen';
import { document } from '@castai-bot/api/document';
import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import process from 'node:process';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';

test('the example of the README runs as it says', async () => {
  const root = new URL('..', import.meta.url);
  const readme = await readFile(new URL('README.md', root), 'utf8');
  const [, example = ''] = /```ts\n(import .*?)```/s.exec(readme) ?? [];
  const expected = /\/\/ (ready .*)/.exec(example)?.[1];
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ['--conditions=@castai-bot/source', '--input-type=module', '--eval', example],
    { cwd: root },
  );
  expect(stdout.trim()).toBe(expected);
});

test('the README counts the operations by how they are known', async () => {
  const readme = await readFile(new URL('../README.md', import.meta.url), 'utf8');
  const told = [...readme.matchAll(/^\| `(live|client|spec|guess)` +\| (\d+) +\|/gm)].map(
    ([, word, count]) => [word, Number(count)],
  );
  expect(Object.fromEntries(told)).toEqual(countSeen(document));
});
