import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { FUNCTION_TEMPLATES } from '@castai-bot/scaffold';
import { describe, expect, onTestFinished, test } from 'vitest';
import { bareBonesAnswers, linkPackages, typeScriptAnswers } from '../testing/fixture-repo.ts';
import { createCommittedRepo, type Files, git, readFiles } from '../testing/frozen-bot.ts';
import { sourceEnv } from '../testing/generated-repo.ts';
import { renderRepo } from '../testing/render-repo.ts';
import { runBin } from '../testing/run-bin.ts';
import { runLine } from '../testing/run-line.ts';

const daily = { schedule: '0 17 * * 1-5', timeZone: 'Etc/UTC' };
const bots = {
  'with every function template': typeScriptAnswers({
    ci: 'github',
    functions: Object.fromEntries(FUNCTION_TEMPLATES.map((template) => [template, { template, ...daily }])),
  }),
  'of a shell script': bareBonesAnswers({
    schema: 2,
    ci: 'gitlab',
    functions: { script: { entry: 'src/script.sh', ...daily } },
  }),
  'of a Python script': bareBonesAnswers({
    schema: 2,
    functions: { script: { entry: 'src/script.py', ...daily } },
  }),
};

describe('a clone with the line breaks of Windows', () => {
  test.each(Object.entries(bots))('of a bot %s works, and update sees no edits in it', async (_, answers) => {
    const root = await cloneAsOnWindows(answers);
    const before = await readFiles(root);
    expect(before['README.md']).toContain('\r\n');
    const forLinux = Object.keys(before).filter((file) => /^src\/|^Dockerfile$/.test(file));
    expect(forLinux.filter((file) => before[file]?.includes('\r'))).toEqual([]);
    const validated = await runBin(['validate'], { cwd: root, env: sourceEnv });
    expect(validated).toMatchObject({ code: 0, stderr: '' });
    const updated = await runLine(['update', '--json'], { cwd: root });
    expect(JSON.parse(updated.stdout)).toMatchObject({ conflicts: [], drift: [], kept: [] });
    expect(await readFiles(root)).toEqual(before);
    const listed = await runLine(['list', '--json'], { cwd: root });
    expect(JSON.parse(listed.stdout)).toMatchObject({ outOfStep: [] });
  });

  test.each(Object.entries(bots))(
    'of a bot %s takes a function and gives it back, every line with its own break',
    async (_, answers) => {
      const root = await cloneAsOnWindows(answers);
      const before = await readFiles(root);
      expect(await runLine(['add-function', 'clean-up'], { cwd: root })).toMatchObject({
        code: 0,
        stderr: '',
      });
      const between = await readFiles(root);
      for (const file of changedFiles(before, between).filter((name) => before[name] !== undefined)) {
        const breaks = [before, between].map((files) => [file, ...new Set(files[file]?.match(/\r?\n/g))]);
        expect(breaks[1]).toEqual(breaks[0]);
      }
      const removed = await runLine(['remove-function', 'clean-up', '--json'], { cwd: root });
      expect(JSON.parse(removed.stdout)).toMatchObject({ kept: [], todo: [] });
      expect(await readFiles(root)).toEqual(before);
    },
  );
});

describe('a file that is not UTF-8', () => {
  test.each(['src/functions/index.ts', 'k8s/kustomization.yaml', 'castai-bot.json'])(
    'is refused with its place, and stays as it is: %s',
    async (name) => {
      const repo = await createCommittedRepo(await renderRepo(typeScriptAnswers()));
      onTestFinished(() => repo[Symbol.asyncDispose]());
      const file = path.join(repo.root, name);
      const bytes = Buffer.concat([await readFile(file), Buffer.from('\n  # caf'), Buffer.of(0xe9)]);
      await writeFile(file, bytes);
      const { code, stderr } = await runLine(['add-function', 'clean-up'], { cwd: repo.root });
      expect(stderr).toMatch(/: line \d+, column 8 is not UTF-8/);
      expect(code).toBe(1);
      expect(await readFile(file)).toEqual(bytes);
      expect(await git(repo.root, 'status', '--porcelain')).toBe(` M ${name}\n`);
    },
  );

  test('is reported by validate with its place', async () => {
    const repo = await createCommittedRepo(await renderRepo(bareBonesAnswers()));
    onTestFinished(() => repo[Symbol.asyncDispose]());
    const file = path.join(repo.root, 'k8s/script.pod.yaml');
    await writeFile(file, Buffer.concat([Buffer.from('# caf'), Buffer.of(0xe9, 0x0a), await readFile(file)]));
    const { code, stdout } = await runLine(['validate'], { cwd: repo.root });
    expect(stdout).toContain('k8s/script.pod.yaml:1:6: error: is not UTF-8');
    expect(code).toBe(1);
  });

  test('but for a byte order mark, which stays', async () => {
    const files = await renderRepo(typeScriptAnswers());
    const marked = ['src/functions/index.ts', 'k8s/kustomization.yaml', 'castai-bot.json'];
    const repo = await createCommittedRepo({
      ...files,
      ...Object.fromEntries(marked.map((name) => [name, `\uFEFF${files[name] ?? ''}`])),
    });
    onTestFinished(() => repo[Symbol.asyncDispose]());
    const before = await readFiles(repo.root);
    expect(await runLine(['add-function', 'clean-up'], { cwd: repo.root })).toMatchObject({ code: 0 });
    const between = await readFiles(repo.root);
    for (const name of marked) {
      expect(between[name]).toMatch(/^\uFEFF/);
      expect(between[name]).toContain('clean-up');
    }
    expect(await runLine(['remove-function', 'clean-up'], { cwd: repo.root })).toMatchObject({ code: 0 });
    expect(await readFiles(repo.root)).toEqual(before);
  });
});

async function cloneAsOnWindows(answers: string): Promise<string> {
  const repo = await createCommittedRepo(await renderRepo(answers));
  onTestFinished(() => repo[Symbol.asyncDispose]());
  const root = path.join(repo.root, 'clone');
  await git(repo.root, 'clone', '--quiet', '--config', 'core.autocrlf=true', repo.root, root);
  await linkPackages(root, [
    '@castai-bot/runtime',
    '@castai-bot/simulator',
    'zod',
    'typescript',
    '@types/node',
  ]);
  return root;
}

function changedFiles(before: Files, after: Files): readonly string[] {
  const names = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...names].filter((name) => before[name] !== after[name]).toSorted();
}
