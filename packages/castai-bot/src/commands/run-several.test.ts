import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { bareBonesAnswers, createFixtureRepo, type FixtureRepo } from '../testing/fixture-repo.ts';
import { renderRepo } from '../testing/render-repo.ts';
import { runBin } from '../testing/run-bin.ts';
import { typeInto } from '../testing/type-into.ts';

const DOWN = '\u001B[B';

describe('castai-bot run of a bot with several functions', () => {
  test('run --all runs every function against a simulator of its own, as npm test does', async () => {
    await using repo = await createTwoScripts();
    const manifest: unknown = JSON.parse(await readFile(path.join(repo.root, 'package.json'), 'utf8'));
    expect(manifest).toMatchObject({
      scripts: {
        dev: 'castai-bot dev',
        test: 'castai-bot validate && castai-bot run --simulate --all',
      },
    });
    const { code, stdout, stderr } = await runBin(['run', '--simulate', '--all'], { cwd: repo.root });
    expect({ code, stderr: stderr.match(/^Running .* against/gm) }).toEqual({
      code: 0,
      stderr: ['Running script of my-bot against', 'Running clean-up of my-bot against'],
    });
    expect(stdout.match(/^Function .*$/gm)).toEqual([
      'Function  script of my-bot',
      'Function  clean-up of my-bot',
    ]);
  });

  test('run --all ends with the exit code of the first that fails, and runs the others', async () => {
    await using repo = await createTwoScripts();
    await writeFile(path.join(repo.root, 'src/script.sh'), '#!/bin/sh\nexit 65\n');
    const { code, stdout } = await runBin(['run', '--simulate', '--all', '--json'], { cwd: repo.root });
    expect(code).toBe(65);
    expect(JSON.parse(stdout)).toMatchObject({
      bot: 'my-bot',
      exitCode: 65,
      runs: [
        { function: 'script', exitCode: 65 },
        { function: 'clean-up', exitCode: 0 },
      ],
    });
  });

  test.each([
    [['--all'], 'Cannot take --all without --simulate'],
    [['script', '--simulate', '--all'], 'Cannot take "script" and --all'],
    [['--simulate', '--all', '--input', 'a=1'], 'Cannot take --all and --input, which is for one function'],
    [['--all', '--apply'], 'Cannot take --all and --apply, which is for one function'],
    [['--simulate', '--all', '--save-world', 'w.json'], 'Cannot take --all and --save-world'],
  ])('run refuses %j', async (flags, message) => {
    await using repo = await createTwoScripts();
    const { code, stderr } = await runBin(['run', ...flags], { cwd: repo.root });
    expect(code).toBe(2);
    expect(stderr).toContain(message);
    expect(stderr).toContain('castai-bot run --simulate --all');
  });

  test('run on a terminal asks which, and offers the last choice first', async () => {
    await using repo = await createTwoScripts();
    await mkdir(path.join(repo.root, 'node_modules'));
    const first = await typeInto(repo.root, ['run', '--simulate'], [`${DOWN}\r`]);
    expect(first).toMatchObject({ code: 0 });
    expect(first.stderr).toContain('Which function shall run?');
    expect(first.stdout).toContain('Function  clean-up of my-bot');
    const again = await typeInto(repo.root, ['run', '--simulate'], ['\r']);
    expect(again.stdout).toContain('Function  clean-up of my-bot');
    const named = await typeInto(repo.root, ['run', 'script', '--simulate'], []);
    expect(named.stderr).not.toContain('Which function');
    expect(named.stdout).toContain('Function  script of my-bot');
  });

  test('run without a terminal names those there are', async () => {
    await using repo = await createTwoScripts();
    const { code, stderr } = await runBin(['run', '--simulate'], { cwd: repo.root });
    expect(code).toBe(2);
    expect(stderr).toContain('"my-bot" has script, clean-up, wanted the name of one');
  });
});

async function createTwoScripts(): Promise<FixtureRepo> {
  const script = { entry: 'src/script.sh', schedule: '@daily', timeZone: 'Etc/UTC' };
  const functions = { script, 'clean-up': { ...script, entry: 'src/clean-up.sh' } };
  const files = await renderRepo(bareBonesAnswers({ functions }));
  return createFixtureRepo({ ...files, 'src/clean-up.sh': files['src/script.sh'] ?? '' });
}
