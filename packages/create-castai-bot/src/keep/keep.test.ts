import { execFileSync } from 'node:child_process';
import { chmod, stat } from 'node:fs/promises';
import path from 'node:path';
import { FakeTerminal, keys } from '@castai-bot/cli/testing/fake-terminal';
import { describe, expect, test } from 'vitest';
import { type Ran, runMain } from '../testing/run-main.ts';
import { readTree, temporaryFolder } from '../testing/temporary-folder.ts';
import { writeTree } from '../testing/write-tree.ts';

const CLONE = { 'README.md': '# Ours\n', LICENSE: 'Apache License\n', '.gitignore': 'dist/\nbuild/\n' };

/** As most repos of a company begin. */
async function makeClone(files: Readonly<Record<string, string>> = CLONE): Promise<string> {
  const cwd = path.join(await temporaryFolder(), 'my-bot');
  await writeTree(cwd, files);
  execFileSync('git', ['init', '--quiet'], { cwd });
  return cwd;
}

const create = (cwd: string, ...more: readonly string[]): Promise<Ran> =>
  runMain(['.', '--yes', '--no-install', ...more], { cwd, env: { PATH: process.env['PATH'] } });

describe('--keep', () => {
  test('main() keeps a README, a licence and the lines of a .gitignore, and writes the rest', async () => {
    const cwd = await makeClone();
    const { exitCode, stdout } = await create(cwd, '--keep', '--author', 'Ann');
    expect(exitCode).toBe(0);
    const tree = await readTree(cwd);
    expect(tree).toMatchObject({ 'README.md': CLONE['README.md'], LICENSE: CLONE.LICENSE });
    expect(tree).not.toHaveProperty(['LICENSE.txt']);
    expect(tree['.gitignore']).toMatch(/^dist\/\nbuild\/\n\nnode_modules\/\n/);
    expect(tree['.gitignore']?.match(/^dist\/$/gm)).toHaveLength(1);
    expect(Object.keys(tree)).toEqual(
      expect.arrayContaining(['package.json', 'src/main.ts', 'k8s/example.cronjob.yaml']),
    );
    expect(Object.keys(tree).filter((name) => name.includes('.castai-bot-draft'))).toEqual([]);
    expect(JSON.parse(tree['package.json'] ?? '')).toHaveProperty('license', 'UNLICENSED');
    expect(stdout).toContain('Kept as it was: README.md, LICENSE\n');
    expect(stdout).toContain('Kept, with what a bot needs at the end: .gitignore\n');
    expect(stdout).toMatch(/npx create-castai-bot@\S+ \. --yes --keep /);
  });

  test('git ignores the keys of a bot in a .gitignore that was kept', async () => {
    const cwd = await makeClone({ '.gitignore': '!secrets.env\n' });
    expect(await create(cwd, '--keep')).toMatchObject({ exitCode: 0 });
    for (const file of ['secrets.env', 'test_config.env', 'node_modules/x'])
      expect(execFileSync('git', ['check-ignore', file], { cwd, encoding: 'utf8' })).toBe(`${file}\n`);
  });

  test.each(['README', 'readme.rst', 'Readme.md'])('main() takes %s for the README', async (name) => {
    const cwd = await makeClone({ [name]: 'Ours\n' });
    expect(await create(cwd, '--keep')).toMatchObject({ exitCode: 0 });
    const names = Object.keys(await readTree(cwd)).filter((one) => /^readme/i.test(one));
    expect(names).toEqual([name]);
  });

  test('main() without --keep refuses, and says that it would help', async () => {
    const cwd = await makeClone();
    const { exitCode, stderr } = await create(cwd);
    expect(exitCode).toBe(1);
    expect(stderr).toContain('there already: .gitignore, README.md');
    expect(stderr).toContain('--keep keeps these');
    expect(Object.keys(await readTree(cwd)).filter((name) => !name.startsWith('.git/'))).toEqual(
      expect.not.arrayContaining(['package.json']),
    );
  });

  test.each([
    [[], 'create-castai-bot . --keep'],
    [['--name', 'their-bot'], 'create-castai-bot their-bot --keep'],
  ])('main() wants a folder to keep something of (%j)', async (named, command) => {
    const cwd = await temporaryFolder();
    await writeTree(cwd, CLONE);
    const { exitCode, stderr } = await runMain(['--yes', '--keep', ...named], { cwd });
    expect(exitCode).toBe(2);
    expect(stderr).toContain('Cannot keep what is there: found --keep without a folder');
    expect(stderr).toContain(`${command}\n`);
    expect(await readTree(cwd)).toEqual(CLONE);
  });

  test('main() keeps nothing else: what a bot cannot do without is in the way', async () => {
    const cwd = await makeClone({ ...CLONE, 'package.json': '{}' });
    const before = await readTree(cwd);
    const { exitCode, stderr } = await create(cwd, '--keep');
    expect(exitCode).toBe(1);
    expect(stderr).toContain('there already: package.json');
    expect(stderr).not.toContain('--keep');
    expect(await readTree(cwd)).toEqual(before);
  });

  test('main() with --keep is like any other where nothing is there', async () => {
    const cwd = await temporaryFolder();
    expect(await runMain(['x', '--yes', '--keep', '--no-install', '--no-git'], { cwd })).toMatchObject({
      exitCode: 0,
    });
    expect(Object.keys(await readTree(path.join(cwd, 'x')))).toContain('README.md');
  });

  test('main() plans the same with --dry-run, and writes nothing', async () => {
    const cwd = await makeClone();
    const before = await readTree(cwd);
    const { exitCode, stdout } = await create(cwd, '--keep', '--dry-run');
    expect(exitCode).toBe(0);
    expect(stdout).not.toContain('  README.md (');
    expect(stdout).toContain('Kept as it was: README.md');
    expect(await readTree(cwd)).toEqual(before);
  });

  test('main() changes nothing when a file cannot be written', async () => {
    const cwd = await makeClone({ ...CLONE, src: 'a file where a folder is to be' });
    const before = await readTree(cwd);
    expect(await create(cwd, '--keep')).toMatchObject({ exitCode: 1 });
    expect(await readTree(cwd)).toEqual(before);
  });

  test('main() keeps the mode of a .gitignore', async () => {
    const cwd = await makeClone();
    const file = path.join(cwd, '.gitignore');
    await chmod(file, 0o600);
    const before = (await stat(file)).mode;
    expect(await create(cwd, '--keep')).toMatchObject({ exitCode: 0 });
    expect((await stat(file)).mode).toBe(before);
  });
});

describe('--keep at a terminal', () => {
  test('main() offers it before the first question, and writes the rest', async () => {
    const cwd = await makeClone();
    const terminal = new FakeTerminal();
    const run = runMain(['.', '--no-install', '--no-git'], { cwd, terminal });
    await terminal.until('There already: README.md, LICENSE, .gitignore.');
    await terminal.type('y');
    for (const words of ['in one line?', 'written in?', 'begin with?', 'time zone', 'When does it run?']) {
      await terminal.until(words);
      await terminal.type(keys.enter);
    }
    for (const words of ['image repository', 'Take the defaults', 'Create it?']) {
      await terminal.until(words);
      await terminal.type(keys.enter);
    }
    expect(await run).toMatchObject({ exitCode: 0 });
    expect(await readTree(cwd)).toMatchObject({ 'README.md': CLONE['README.md'], LICENSE: CLONE.LICENSE });
  });

  test('main() leaves everything as it was when the answer is no', async () => {
    const cwd = await makeClone();
    const before = await readTree(cwd);
    const terminal = new FakeTerminal();
    const run = runMain(['.'], { cwd, terminal });
    await terminal.until('There already:');
    await terminal.type('n');
    expect(await run).toMatchObject({ exitCode: 130 });
    expect(await readTree(cwd)).toEqual(before);
  });
});
