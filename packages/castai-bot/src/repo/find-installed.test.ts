import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';
import { createFixtureRepo, linkPackages } from '../testing/fixture-repo.ts';
import { findInstalled } from './find-installed.ts';

test('findInstalled() finds what a workspace has hoisted into the folder above', async () => {
  await using workspace = await createFixtureRepo({ 'packages/bot/package.json': '{ "name": "bot" }' });
  const bot = path.join(workspace.root, 'packages/bot');
  await mkdir(path.join(bot, 'src'));
  expect(findInstalled(bot, 'zod')).toBeUndefined();
  await linkPackages(workspace.root, ['zod', '@types/node', 'typescript']);
  for (const name of ['zod', '@types/node', 'typescript']) {
    expect(path.basename(findInstalled(bot, name) ?? '')).toBe('package.json');
  }
  expect(findInstalled(bot, 'esbuild')).toBeUndefined();
});
