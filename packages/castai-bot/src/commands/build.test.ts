import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { bareBonesAnswers, createFixtureRepo, typeScriptAnswers } from '../testing/fixture-repo.ts';
import { runBin } from '../testing/run-bin.ts';

describe('castai-bot build', () => {
  test('build() bundles the bot around the current folder', async () => {
    await using repo = await createFixtureRepo({
      'castai-bot.json': typeScriptAnswers(),
      'package.json': '{"type": "module"}',
      'src/main.ts': 'console.log("hello");',
    });
    const line = ['build', '--skip-checks'];
    const { code, stdout, stderr } = await runBin(line, { cwd: path.join(repo.root, 'src') });
    expect({ code, stderr }).toEqual({ code: 0, stderr: 'Bundling\n' });
    expect(stdout).toMatch(/^Built dist\/bot\.mjs \(\d+\.\d KiB\) with source maps\n$/);
    const asJson = await runBin([...line, '--json'], { cwd: repo.root });
    expect(JSON.parse(asJson.stdout)).toEqual({
      path: 'dist/bot.mjs',
      sourceMapPath: 'dist/bot.mjs.map',
      bytes: expect.any(Number) as unknown,
      chunks: [],
    });
    expect((await readdir(path.join(repo.root, 'dist'))).toSorted()).toEqual(['bot.mjs', 'bot.mjs.map']);
  });

  test('build() puts what is imported later into files of their own, if the image takes them', async () => {
    await using repo = await createFixtureRepo({
      'castai-bot.json': typeScriptAnswers(),
      'package.json': '{"type": "module"}',
      Dockerfile: 'FROM scratch\nCOPY dist/ /app/\n',
      'src/main.ts': 'console.log((await import("./later.ts")).later);',
      'src/later.ts': 'export const later = "hello";',
    });
    const { stdout } = await runBin(['build', '--skip-checks'], { cwd: repo.root });
    expect(stdout).toMatch(/^Built dist\/bot\.mjs and 2 dist\/bot-\*\.mjs \(/);
  });

  test('build() fails when typescript is not installed, and says what to do', async () => {
    await using repo = await createFixtureRepo({
      'castai-bot.json': typeScriptAnswers(),
      'package.json': '{"type": "module"}',
      'src/main.ts': 'console.log("hello");',
    });
    const { code, stderr } = await runBin(['build'], { cwd: repo.root });
    expect(code).toBe(1);
    expect(stderr).toContain(`typescript is not installed in ${repo.root}\n  npm install\n`);
  });

  test('build() refuses a bare-bones bot', async () => {
    await using repo = await createFixtureRepo({ 'castai-bot.json': bareBonesAnswers() });
    const { code, stdout, stderr } = await runBin(['build'], { cwd: repo.root });
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain('Cannot bundle "my-bot": a bare-bones bot has nothing to bundle');
  });

  test('build() fails outside a bot, and lists every problem of a castai-bot.json', async () => {
    await using repo = await createFixtureRepo({
      'empty/note': '',
      'bad/castai-bot.json': '{"schema": 1, "name": "X Y"}',
    });
    const outside = await runBin(['build'], { cwd: path.join(repo.root, 'empty') });
    expect(outside).toMatchObject({ code: 2, stdout: '' });
    expect(outside.stderr).toContain('npx create-castai-bot my-bot');
    const bad = await runBin(['build'], { cwd: path.join(repo.root, 'bad') });
    expect(bad.code).toBe(1);
    expect(bad.stderr).toContain('castai-bot.json: name: "X Y": wanted');
  });
});
