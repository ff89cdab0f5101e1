import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { readNotes } from './run-notes.ts';
import { fc } from './properties.ts';
import { choose, sample } from './sample.ts';
import { isWhole } from './run-options.ts';

const rows = Array.from({ length: 40 }, (_, index) => index);

describe('choose', () => {
  test('choose() takes so many rows, in their order, the same for the same chance', () => {
    fc.assert(
      fc.property(fc.nat(50), fc.string(), (size, chance) => {
        const chosen = choose(rows, size, chance);
        expect(chosen).toHaveLength(Math.min(size, rows.length));
        expect(chosen).toEqual(chosen.toSorted((one, other) => one - other));
        expect(choose(rows, size, chance)).toEqual(chosen);
      }),
    );
  });

  test('choose() comes to every row as chance changes', () => {
    const seen = new Set(rows.flatMap((chance) => choose(rows, 8, String(chance))));
    expect(seen.size).toBe(rows.length);
  });
});

test('sample() takes all of a matrix in a whole run, else some of it, and notes that', async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'castai-bot-sample-'));
  const file = path.join(folder, 'notes');
  await writeFile(file, '');
  vi.stubEnv('TEST_NOTES', file);
  onTestFinished(() => rm(folder, { recursive: true }));
  const size = isWhole ? 40 : 8;
  expect(sample('numbers', rows, 8)).toHaveLength(size);
  expect(readNotes(file)).toEqual(isWhole ? [] : [{ kind: 'sample', matrix: 'numbers', size, of: 40 }]);
});
