import { chownSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { createFixtureRepo, linkPackages, typeScriptAnswers } from './testing/fixture-repo.ts';
import { runBin } from './testing/run-bin.ts';

const SOMEBODY = 65_534;

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

  test('findOwnVersion() never runs the code of a repo for completion', async () => {
    await using repo = await createFixtureRepo({ ...files, ...installed });
    for (const line of [
      ['complete', '--', 'ru'],
      ['completion', 'bash'],
    ]) {
      const { code, stdout } = await runBin(line, { cwd: repo.root });
      expect(code).toBe(0);
      expect(stdout).not.toContain('own');
    }
  });

  test.skipIf(process.getuid?.() !== 0)(
    'findOwnVersion() runs nothing of another user’s repo (needs root)',
    async () => {
      await using repo = await createFixtureRepo({ ...files, ...installed });
      const bin = path.join(repo.root, 'node_modules/castai-bot/dist/bin.js');
      for (const file of [bin, repo.root]) {
        chownSync(file, SOMEBODY, SOMEBODY);
        for (const line of [['--version'], ['--help'], ['run'], ['--json', 'list']]) {
          const refused = await runBin(line, { cwd: repo.root });
          expect(refused.code).toBe(1);
          expect(refused.stderr).toContain(`belongs to user ${SOMEBODY}`);
          expect(refused.stdout === '' || refused.stdout.startsWith('{"error":{"code":"UNTRUSTED"')).toBe(
            true,
          );
        }
        const env = { CASTAI_BOT_TRUST: repo.root };
        expect(await runBin(['--version'], { cwd: repo.root, env })).toMatchObject({ code: 7 });
        chownSync(file, 0, 0);
      }
      expect(await runBin(['--version'], { cwd: repo.root })).toMatchObject({ code: 7 });
    },
  );

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
