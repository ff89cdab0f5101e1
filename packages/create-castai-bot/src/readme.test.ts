import { readFile } from 'node:fs/promises';
import { FUNCTION_TEMPLATES, functionTemplates } from '@castai-bot/scaffold';
import { expect, test } from 'vitest';

test('the README lists every function template with what it does', async () => {
  const readme = await readFile(new URL('../README.md', import.meta.url), 'utf8');
  const section = readme.split('## ').find((text) => text.startsWith('Function templates')) ?? '';
  const rows = [...section.matchAll(/^\| `(.+?)` +\| (.+?) +\|$/gm)].map(([, ...cells]) => cells);
  expect(rows).toEqual(FUNCTION_TEMPLATES.map((name) => [name, functionTemplates[name].summary]));
});
