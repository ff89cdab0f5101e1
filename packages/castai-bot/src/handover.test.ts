import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { createFixtureRepo, linkPackages, typeScriptAnswers } from './testing/fixture-repo.ts';
import { runBin } from './testing/run-bin.ts';

describe('findOwnVersion', () => {
  const files = {
    'castai-bot.json': typeScriptAnswers(),
    'package.json': '{"name": "my-bot"}',
    'src/deep/note': '',
  };
  const installed = {
    'node_modules/castai-bot/package.json': '{"name": "castai-bot", "type": "module"}',
    'node_modules/castai-bot/dist/bin.js':
      'console.log("own " + process.argv.slice(2).join(" ")); process.exitCode = 7;',
  };

  test('findOwnVersion() hands every line to the version of the repo', async () => {
    await using repo = await createFixtureRepo({ ...files, ...installed });
    const cwd = path.join(repo.root, 'src/deep');
    const result = { code: 7, stderr: '' };
    expect(await runBin(['--version'], { cwd })).toEqual({ ...result, stdout: 'own --version\n' });
    expect(await runBin(['run', '--cwd', cwd], { cwd: path.dirname(repo.root) })).toEqual({
      ...result,
      stdout: `own run --cwd ${cwd}\n`,
    });
    const line = [`--cwd=${repo.root}`, 'run'];
    expect(await runBin(line, { cwd: path.dirname(repo.root) })).toMatchObject({ ...result });
  });

  test('findOwnVersion() stays here when nothing is installed, or half of it, or this very version', async () => {
    await using repo = await createFixtureRepo(files);
    expect(await runBin(['--version'], { cwd: repo.root })).toMatchObject({ code: 0, stdout: '0.1.0\n' });
    await using half = await createFixtureRepo({
      ...files,
      'node_modules/castai-bot/package.json': '{"name": "castai-bot"}',
    });
    expect(await runBin(['--version'], { cwd: half.root })).toMatchObject({ code: 0, stdout: '0.1.0\n' });
    await using linked = await createFixtureRepo(files);
    await linkPackages(linked.root, ['castai-bot']);
    expect(await runBin(['--version'], { cwd: linked.root })).toMatchObject({ code: 0, stdout: '0.1.0\n' });
  });
});
