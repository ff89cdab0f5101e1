import { tmpdir } from 'node:os';
import { expect, test } from 'vitest';
import { commands } from './commands.ts';
import { createFixtureRepo, typeScriptAnswers } from './testing/fixture-repo.ts';
import { findTyped } from './typed-commands.ts';

test.each([
  ['npm', 'npx castai-bot'],
  ['pnpm', 'pnpm exec castai-bot'],
  ['yarn', 'yarn run castai-bot'],
  ['bun', 'bunx castai-bot'],
] as const)('findTyped() writes our lines as %s starts them, and each once', async (packageManager, cli) => {
  await using repo = await createFixtureRepo({
    'castai-bot.json': typeScriptAnswers({ packageManager }),
  });
  const typed = await findTyped(repo.root, commands);
  expect(typed('Did you mean logs? castai-bot --help')).toBe(`Did you mean logs? ${cli} --help`);
  expect(typed('castai-bot build-and-push, then castai-bot secret set')).toBe(
    `${cli} build-and-push, then ${cli} secret set`,
  );
  for (const text of [
    `${cli} deploy`,
    'castai-bot applied these',
    'Correct "region" in castai-bot.json',
    'npx create-castai-bot my-bot',
    'castai-bot 1.2.0',
  ]) {
    expect(typed(text)).toBe(text);
  }
});

test('findTyped() leaves them alone outside of a repo', async () => {
  const typed = await findTyped(tmpdir(), commands);
  expect(typed('castai-bot list')).toBe('castai-bot list');
});

test('findTyped() leaves them alone where castai-bot.json cannot be read', async () => {
  await using repo = await createFixtureRepo({ 'castai-bot.json': '{' });
  const typed = await findTyped(repo.root, commands);
  expect(typed('castai-bot list')).toBe('castai-bot list');
});
