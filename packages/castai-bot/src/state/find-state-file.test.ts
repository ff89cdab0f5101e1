import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fc } from '@castai-bot/testing/properties';
import { expect, onTestFinished, test } from 'vitest';
import { findStateFile } from './find-state-file.ts';

function makeRoot(): string {
  const root = realpathSync(mkdtempSync(path.join(tmpdir(), 'castai-bot-place-')));
  onTestFinished(() => {
    rmSync(root, { recursive: true });
  });
  return root;
}

test('findStateFile() has a file for each state of each cluster, and of the organization', () => {
  const root = makeRoot();
  const folder = path.join(root, '.castai-bot', 'state');
  const clusterId = '5a1c9f0e-1111-4222-8333-444455556666';
  expect(findStateFile(root, { clusterId, name: 'hours' })).toBe(path.join(folder, clusterId, 'hours.json'));
  expect(findStateFile(root, { clusterId: undefined, name: 'a.b' })).toBe(
    path.join(folder, 'organization', 'a.b.json'),
  );
});

test('findStateFile() gives no file outside its folder, whatever the names are', () => {
  const root = makeRoot();
  const folder = path.join(root, '.castai-bot', 'state') + path.sep;
  const part = fc.oneof(
    fc.constantFrom(
      '..',
      '.',
      '',
      '/',
      '\\',
      '../..',
      'a/b',
      'a\\b',
      'C:',
      '%2e%2e',
      '\0',
      '~',
      'con',
      '.git',
    ),
    fc.string({ unit: 'binary', maxLength: 8 }),
  );
  const name = fc.array(part, { maxLength: 4 }).map((parts) => parts.join(''));
  fc.assert(
    fc.property(name, name, (clusterId, state) => {
      try {
        const file = findStateFile(root, { clusterId, name: state });
        expect(file.startsWith(folder) && file.split(path.sep).length).toBe(
          folder.split(path.sep).length + 1,
        );
      } catch (error) {
        expect(error).toMatchObject({
          code: 'USAGE',
          message: expect.stringMatching(/^Cannot keep a state/) as unknown,
        });
      }
    }),
  );
});

test('findStateFile() refuses a link that leads out of the repo', () => {
  const [root, elsewhere] = [makeRoot(), makeRoot()];
  mkdirSync(path.join(root, '.castai-bot'));
  symlinkSync(elsewhere, path.join(root, '.castai-bot', 'state'));
  expect(() => findStateFile(root, { clusterId: 'c', name: 'hours' })).toThrow(/a link leads out/);
});
