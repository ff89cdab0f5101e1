import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';

const WORKSPACE = path.resolve(import.meta.dirname, '../../../..');

test('SECURITY.md names a test for each of its promises', async () => {
  const page = await readFile(path.join(WORKSPACE, '.github/SECURITY.md'), 'utf8');
  const rows = page.split('\n').filter((line) => line.startsWith('| ') && !/^\| (?:somebody|---)/.test(line));
  expect(rows.length).toBeGreaterThan(15);
  const untested = rows.filter((row) => {
    const file = /`([^`]+\.test\.ts)` *\|$/.exec(row)?.[1];
    return file === undefined || !existsSync(path.join(WORKSPACE, file));
  });
  expect(untested).toEqual([]);
});
