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
