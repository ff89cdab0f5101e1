import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';
import { checkRunUrl, RUN_URL_NAMES } from './check-run-url.ts';

test.each([
  ['https://x/$(API_KEY)', 'has $(, which Kubernetes would read as a variable'],
  ['ftp://x', 'wanted an address that begins with https://'],
  ['https://', 'wanted an address that begins with https://'],
])('checkRunUrl() refuses %j', (value, problem) => {
  expect(checkRunUrl(value)).toBe(problem);
});

test.each(['jobname', 'Job', 'clusterID', 'constructor'])(
  'checkRunUrl() refuses {%s}, which no run fills in',
  (name) => {
    expect(checkRunUrl(`https://x/{job}?at={${name}}`)).toMatch(
      new RegExp(`^has \\{${name}\\}, which no run fills in, wanted some of \\{bot\\}, `),
    );
  },
);

test('checkRunUrl() takes what the documentation says that a run fills in', async () => {
  const docs = path.resolve(import.meta.dirname, '../../../runtime/docs/notify.md');
  const [, list = ''] = /In `runUrl` these are filled in:\n(.*)\n/.exec(await readFile(docs, 'utf8')) ?? [];
  const names = [...list.matchAll(/`\{(\w+)\}`/g)].map(([, name]) => name);
  expect(names).toEqual(RUN_URL_NAMES);
  expect(checkRunUrl(`https://x/?${names.map((name) => `a={${name}}`).join('&')}`)).toBeUndefined();
});
