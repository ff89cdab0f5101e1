import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { packageVersions } from './package-versions.ts';

const manifest = async (path: string): Promise<unknown> =>
  JSON.parse(await readFile(new URL(path, import.meta.url), 'utf8'));

test('packageVersions are those the workspace is tested with', async () => {
  const { zod, typescript, nodeTypes, castaiBot } = packageVersions;
  expect(await manifest('../../../package.json')).toMatchObject({
    devDependencies: { typescript, '@types/node': nodeTypes },
  });
  expect(await manifest('../../runtime/package.json')).toMatchObject({
    version: castaiBot,
    devDependencies: { zod },
  });
});
