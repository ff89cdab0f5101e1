import { mkdirSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { applyPlan } from './apply-plan.ts';
import { placeChanges } from './place-changes.ts';
import { writeFiles } from './write-files.ts';

const create = (name: string): { readonly kind: 'create'; readonly path: string; readonly text: string } => ({
  kind: 'create',
  path: name,
  text: '',
});

describe('placeChanges', () => {
  test('placeChanges() leaves what stays in the folder where it is', () => {
    const changes = [create('a'), create('b/..c')];
    expect(placeChanges(changes, '/x')).toEqual({ dir: '/x', changes });
  });

  test('placeChanges() writes all from the root of the git repository when one belongs there', () => {
    const root = startRepository();
    const folder = path.join(root, 'bots/mine');
    expect(placeChanges([create('a/b'), create('../../.github/x.yml')], folder)).toEqual({
      dir: root,
      changes: [create('bots/mine/a/b'), create('.github/x.yml')],
    });
  });

  test('placeChanges() leads nowhere where there is no git repository', () => {
    const folder = temporaryFolder();
    expect(() => placeChanges([create('../x')], folder)).toThrow(
      expect.objectContaining({ code: 'UNSAFE_PATH' }),
    );
  });

  test.each(['../../../x', '../../a/../../x', '../../bots/../../x'])(
    'no writer follows %s above the root of the repository',
    async (name) => {
      const root = startRepository();
      const folder = path.join(root, 'bots/mine');
      mkdirSync(folder, { recursive: true });
      const { dir, changes } = placeChanges([create(name)], folder);
      await expect(writeFiles(changes, { dir })).rejects.toMatchObject({ code: 'UNSAFE_PATH' });
      const files = changes.map((change) => ({ ...change, kind: 'owned' as const }));
      await expect(applyPlan(files, { dir })).rejects.toMatchObject({ code: 'UNSAFE_PATH' });
    },
  );
});

function temporaryFolder(): string {
  const folder = realpathSync(mkdtempSync(path.join(tmpdir(), 'castai-bot-place-')));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

function startRepository(): string {
  const root = temporaryFolder();
  mkdirSync(path.join(root, '.git'));
  return root;
}
