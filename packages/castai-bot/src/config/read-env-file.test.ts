import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';
import { createFixtureRepo } from '../testing/fixture-repo.ts';
import { readEnvFile } from './read-env-file.ts';

test('readEnvFile() reads what is quoted, empty, or behind a byte order mark', async () => {
  await using repo = await createFixtureRepo({ 'a.env': '\uFEFFA="1 # 2"\nB=\n# C=3\n' });
  expect(await readEnvFile(path.join(repo.root, 'a.env'))).toEqual({ A: '1 # 2', B: '' });
});

test('readEnvFile() tells a file that is not there from one that cannot be read', async () => {
  await using repo = await createFixtureRepo({});
  const file = path.join(repo.root, 'a.env');
  expect(await readEnvFile(file)).toBeUndefined();
  await mkdir(file);
  const reading = readEnvFile(file);
  await expect(reading).rejects.toMatchObject({ code: 'ENV_FILE' });
  await expect(reading).rejects.toThrow(/^Cannot read a\.env: EISDIR/);
});
