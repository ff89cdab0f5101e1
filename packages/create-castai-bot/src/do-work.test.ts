import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { until } from '@castai-bot/testing/until';
import { describe, expect, test } from 'vitest';
import { fakeProgram } from './testing/fake-program.ts';
import { FakeTerminal } from '@castai-bot/cli/testing/fake-terminal';
import { type Ran, runMain } from './testing/run-main.ts';
import { readTree, temporaryFolder } from './testing/temporary-folder.ts';

const isWindows = process.platform === 'win32';
const identity = {
  GIT_AUTHOR_NAME: 'Ann',
  GIT_AUTHOR_EMAIL: 'ann@example.com',
  GIT_COMMITTER_NAME: 'Ann',
  GIT_COMMITTER_EMAIL: 'ann@example.com',
};

/** An environment with the machine's programs, but nobody's settings. */
function environment(
  more: Readonly<Record<string, string>> = {},
): Readonly<Record<string, string | undefined>> {
  return { PATH: process.env['PATH'], HOME: '/nonexistent', GIT_CONFIG_NOSYSTEM: '1', ...more };
}

const git = (cwd: string, ...args: readonly string[]): string =>
  execFileSync('git', args, { cwd, encoding: 'utf8', env: { ...process.env, ...identity } }).trim();

const withGit = (cwd: string, env: Readonly<Record<string, string>> = identity): Promise<Ran> =>
  runMain(['x', '--yes', '--no-install'], { cwd, env: environment(env) });

/** Creates a bot with package managers that do as they are told. */
async function install(cwd: string, body: string, more: readonly string[] = []): Promise<Ran> {
  const bin = path.join(cwd, 'bin');
  for (const name of ['npm', 'pnpm', 'yarn']) await fakeProgram(bin, name, body);
  const env = environment({ PATH: `${bin}:${process.env['PATH']}`, ...identity });
  return runMain(['x', '--yes', ...more], { cwd, env });
}

/** Aborts as soon as a file is there: in the middle of the work. */
async function abortAt(cwd: string, file: string): Promise<Ran> {
  const gone = new AbortController();
  const run = runMain(['x', '--yes', '--no-install', '--no-git'], { cwd, signal: gone.signal });
  const settled = run.then(() => true);
  while (!existsSync(path.join(cwd, file))) {
    if (await Promise.race([settled, new Promise<false>((resolve) => setImmediate(resolve, false))])) break;
  }
  gone.abort();
  return run;
}

describe.skipIf(isWindows)('main() and git (not on Windows)', () => {
  test('main() commits what it wrote, and nothing of the user', async () => {
    const cwd = await temporaryFolder();
    await mkdir(path.join(cwd, 'x'));
    await writeFile(path.join(cwd, 'x/notes.txt'), 'mine');
    expect(await withGit(cwd)).toMatchObject({ exitCode: 0 });
    const bot = path.join(cwd, 'x');
    expect(git(bot, 'status', '--porcelain')).toBe('?? notes.txt');
    expect(git(bot, 'log', '--format=%an %s')).toBe('Ann Create x with create-castai-bot');
    expect(git(bot, 'branch', '--show-current')).toBe('main');
    expect(git(bot, 'ls-files').split('\n')).toContain('.castai-bot/base.json');
  });

  test('main() makes no repository inside a work tree', async () => {
    const cwd = await temporaryFolder();
    git(cwd, 'init', '--quiet');
    const { exitCode, stdout } = await withGit(cwd);
    expect(exitCode).toBe(0);
    expect(stdout).toContain('inside a git work tree');
    expect(existsSync(path.join(cwd, 'x/.git'))).toBe(false);
  });

  test('main() makes no commit without an identity', async () => {
    const cwd = await temporaryFolder();
    const { exitCode, stdout } = await withGit(cwd, {});
    expect(exitCode).toBe(0);
    expect(stdout).toContain('without a commit');
    expect(stdout).toContain('git add . && git commit');
    expect(() => git(path.join(cwd, 'x'), 'rev-parse', '--verify', '--quiet', 'HEAD')).toThrow(
      'Command failed',
    );
  });

  test('main() works from inside a hook, where GIT_DIR names another repository', async () => {
    const cwd = await temporaryFolder();
    const other = await temporaryFolder();
    git(other, 'init', '--quiet');
    const steering = { GIT_DIR: path.join(other, '.git'), GIT_INDEX_FILE: path.join(other, '.git/index') };
    expect(await withGit(cwd, { ...identity, ...steering })).toMatchObject({ exitCode: 0 });
    expect(git(path.join(cwd, 'x'), 'rev-list', '--count', 'HEAD')).toBe('1');
  });

  test('main() keeps the files when git fails, exits 1 and names the command', async () => {
    const cwd = await temporaryFolder();
    const bin = path.join(cwd, 'bin');
    const broken =
      'case "$*" in *commit*) echo "no commit today" >&2; exit 3;; *inside*) echo "not a git repository" >&2; exit 128;; esac';
    await fakeProgram(bin, 'git', broken);
    const { exitCode, stdout } = await withGit(cwd, { PATH: `${bin}:${process.env['PATH']}` });
    expect(exitCode).toBe(1);
    expect(stdout).toContain('no commit today');
    expect(stdout).toContain('git add . && git commit');
    expect(existsSync(path.join(cwd, 'x/package.json'))).toBe(true);
  });

  test('main() goes on without git where there is none', async () => {
    const cwd = await temporaryFolder();
    const { exitCode, stdout } = await withGit(cwd, { PATH: cwd });
    expect(exitCode).toBe(0);
    expect(stdout).toContain('git is not installed');
  });
});

describe.skipIf(isWindows)('main() and the package manager (not on Windows)', () => {
  test('main() installs with the package manager it is told, in the new directory', async () => {
    const cwd = await temporaryFolder();
    const body = 'echo "$(basename "$0") $* in $(basename "$PWD")" > ../ran; echo lock > package-lock.json';
    const { exitCode, stdout } = await install(cwd, body, ['--package-manager', 'pnpm']);
    expect(exitCode).toBe(0);
    expect(await readFile(path.join(cwd, 'ran'), 'utf8')).toBe('pnpm install --no-frozen-lockfile in x\n');
    expect(stdout).not.toContain('  pnpm install\n');
    expect(git(path.join(cwd, 'x'), 'ls-files', 'package-lock.json')).toBe('package-lock.json');
  });

  test('main() gives yarn a lockfile of the directory itself to begin with', async () => {
    const cwd = await temporaryFolder();
    const body = 'test -f yarn.lock && test ! -s yarn.lock';
    const { exitCode } = await install(cwd, body, ['--package-manager', 'yarn', '--no-git']);
    expect(exitCode).toBe(0);
  });

  test('main() keeps the files when the install fails, exits 1 and names the command', async () => {
    const cwd = await temporaryFolder();
    const { exitCode, stdout } = await install(cwd, 'seq 30; echo "ENOTFOUND registry" >&2; exit 1');
    expect(exitCode).toBe(1);
    expect(stdout).toMatch(/✗ Cannot install dependencies: "npm install" failed\n {2}\(11 lines before\)\n/);
    expect(stdout).toContain('ENOTFOUND registry');
    expect(stdout).toMatch(/Next:\n {2}cd x\n {2}npm install\n/);
    expect(git(path.join(cwd, 'x'), 'rev-list', '--count', 'HEAD')).toBe('1');
  });

  test('main() says what to type where npm waits for our packages and knows no exceptions', async () => {
    const cwd = await temporaryFolder();
    const words = 'No matching version found for castai-bot@0.1.0 with a date before 11/27/2026, 4:08:53 AM.';
    const { exitCode, stdout } = await install(cwd, `echo "npm error notarget ${words}"; exit 1`, [
      '--no-git',
    ]);
    expect(exitCode).toBe(1);
    expect(stdout).toContain('"npm install" failed: npm is told to wait');
    expect(stdout).toMatch(/Next:\n {2}cd x\n {2}npm install --min-release-age=0\n/);
  });

  test('main() says so when the package manager is not there', async () => {
    const cwd = await temporaryFolder();
    const env = environment({ PATH: cwd });
    const { exitCode, stdout } = await runMain(['x', '--yes', '--no-git'], { cwd, env });
    expect(exitCode).toBe(1);
    expect(stdout).toMatch(/found no npm on this machine\n\nNext:/);
  });

  test('main() stops an install on a signal, keeps the files and exits 130', async () => {
    const cwd = await temporaryFolder();
    const bin = path.join(cwd, 'bin');
    await fakeProgram(bin, 'npm', 'echo started > ../started; exec sleep 60');
    const gone = new AbortController();
    const env = environment({ PATH: `${bin}:${process.env['PATH']}` });
    const run = runMain(['x', '--yes'], { cwd, env, signal: gone.signal });
    await until(() => existsSync(path.join(cwd, 'started')));
    gone.abort();
    const { exitCode, stdout } = await run;
    expect(exitCode).toBe(130);
    expect(stdout).toMatch(/Next:\n {2}cd x\n {2}npm install\n/);
    expect(existsSync(path.join(cwd, 'x/package.json'))).toBe(true);
    expect(existsSync(path.join(cwd, 'x/.git'))).toBe(false);
  });
});

describe('main() while writing', () => {
  test.each(['x', 'x/.dockerignore', 'x/k8s', 'x/src'])(
    'main() undoes everything on a signal once %s is there',
    async (file) => {
      const cwd = await temporaryFolder();
      const { exitCode, stderr } = await abortAt(cwd, file);
      expect({ exitCode, stderr, tree: await readTree(cwd) }).toEqual({
        exitCode: 130,
        stderr: 'Cancelled: nothing was changed\n',
        tree: {},
      });
    },
  );

  test('main() leaves a directory of the user in place when it undoes', async () => {
    const cwd = await temporaryFolder();
    await mkdir(path.join(cwd, 'x/src'), { recursive: true });
    await writeFile(path.join(cwd, 'x/notes.txt'), 'mine');
    expect(await abortAt(cwd, 'x/package.json')).toMatchObject({ exitCode: 130 });
    expect(await readTree(cwd)).toEqual({ x: null, 'x/src': null, 'x/notes.txt': 'mine' });
  });

  test('main() clears the line of a task that failed', async () => {
    const cwd = await temporaryFolder();
    await mkdir(path.join(cwd, 'x'));
    await writeFile(path.join(cwd, 'x/src'), 'a file where a folder is to be');
    const terminal = new FakeTerminal();
    const { exitCode, stderr } = await runMain(['x', '--yes', '--no-install', '--no-git'], { cwd, terminal });
    expect(exitCode).toBe(1);
    expect(stderr).toMatch(/^Error: Cannot /);
    expect(await readTree(cwd)).toEqual({ x: null, 'x/src': 'a file where a folder is to be' });
  });
});
