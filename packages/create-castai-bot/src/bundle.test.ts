import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { chmod, chown, copyFile, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import type { Metafile } from 'esbuild';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hasTerminal, runInTerminal, type TerminalRun } from '../../../.scripts/run-in-terminal.ts';
import manifest from '../package.json' with { type: 'json' };
import { bundle } from '../scripts/bundle.ts';
import { blueprintClone } from './testing/blueprint-clone.ts';
import { readTree, temporaryFolder } from './testing/temporary-folder.ts';
import { writeTree } from './testing/write-tree.ts';

const NOBODY = 65_534;
const quick = ['--yes', '--no-install', '--no-git'];
const isRoot = process.getuid?.() === 0;

let home = '';
let bin = '';
let metafile: Metafile = { inputs: {}, outputs: {} };

beforeAll(async () => {
  home = await mkdtemp(path.join(os.tmpdir(), 'create-castai-bot-bundle-'));
  await chmod(home, 0o755);
  metafile = await bundle(path.join(home, 'dist'));
  await writeFile(path.join(home, 'package.json'), '{ "type": "module" }');
  bin = path.join(home, 'dist/bin.js');
});
afterAll(() => rm(home, { recursive: true, force: true }));

interface Ended {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

function run(
  argv: readonly string[],
  options: { cwd: string; uid?: number; node?: readonly string[]; env?: Readonly<Record<string, string>> },
): Ended {
  const { cwd, uid, node = [], env = {} } = options;
  const file = uid === undefined ? process.execPath : path.join(home, 'node');
  return spawnSync(file, [...node, bin, ...argv], {
    cwd,
    env: { PATH: process.env['PATH'], HOME: cwd, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    encoding: 'utf8',
    ...(uid === undefined ? {} : { uid, gid: uid }),
  });
}

/** Options that make Node say it is another. */
const pretend = (version: string): readonly string[] => [
  '--import',
  `data:text/javascript,Object.defineProperty(process,'versions',{value:{...process.versions,node:'${version}'}})`,
];

/** Every question of the first group, answered with Enter; and what is typed at the last one. */
const steps = (last: string): readonly (readonly [string, string])[] => [
  ['called?', 'my-bot\r'],
  ['in one line?', '\r'],
  ['written in?', '\r'],
  ['begin with?', '\r'],
  ['time zone', '\r'],
  ['When does it run?', '\r'],
  ['repository', '\r'],
  ['the rest?', '\r'],
  ['Create it?', last],
];

describe('the bundle', () => {
  test('the bundle creates a bot, with nothing installed beside it', async () => {
    const cwd = await temporaryFolder();
    expect(run(['x', ...quick], { cwd })).toMatchObject({ status: 0, stderr: '' });
    expect(Object.keys(await readTree(path.join(cwd, 'x')))).toContain('.gitignore');
  });

  test('the bundle reads a blueprint', async () => {
    const cwd = await temporaryFolder();
    await writeTree(path.join(cwd, 'clone'), blueprintClone);
    expect(run([...quick, '--from-blueprint', 'clone'], { cwd })).toMatchObject({ status: 0, stderr: '' });
  });

  test('the bundle runs git and package managers', async () => {
    const cwd = await temporaryFolder();
    const { status, stdout } = run(['x', '--yes', '--no-install'], { cwd });
    expect(status).toBe(0);
    expect(stdout).toMatch(/git repository/);
  });

  test('the bundle loads at the start neither prompts, nor cron, YAML or process libraries', () => {
    const { outputs } = metafile;
    const name = (suffix: string): string => Object.keys(outputs).find((file) => file.endsWith(suffix)) ?? '';
    const loaded = new Set([name('/start.js')]);
    for (const file of loaded) {
      for (const { kind, path: target } of outputs[file]?.imports ?? []) {
        if (kind === 'import-statement') loaded.add(target);
      }
    }
    const inputs = [...loaded].flatMap((file) => Object.keys(outputs[file]?.inputs ?? {}));
    expect(inputs.some((file) => file.includes('node_modules/commander'))).toBe(true);
    expect(inputs.filter((file) => /node_modules\/(@clack|cronstrue|croner|yaml|execa)/.test(file))).toEqual(
      [],
    );
  });

  test('the bundle carries the licence of every package that is in it', async () => {
    const notices = await readFile(path.join(home, 'dist/THIRD-PARTY-NOTICES.txt'), 'utf8');
    for (const name of ['commander', '@clack/prompts', 'execa', 'cronstrue', 'yaml']) {
      expect(notices).toMatch(new RegExp(`^${name} \\d+\\.\\d+\\.\\d+ \\(`, 'm'));
    }
    expect(notices).not.toContain('undefined');
  });

  test('the bundle names no folder of this machine', async () => {
    const files = await readdir(path.join(home, 'dist'), { recursive: true, withFileTypes: true });
    for (const file of files.filter((entry) => entry.isFile())) {
      const text = await readFile(path.join(file.parentPath, file.name), 'utf8');
      expect([file.name, text.includes(path.resolve(import.meta.dirname, '../../..'))]).toEqual([
        file.name,
        false,
      ]);
    }
  });
});

describe('bin.js and old Nodes', () => {
  test.each(['8.17.0', '18.20.8', '20.19.0', '22.20.9'])(
    'bin.js says that Node %s is too old, and what to type',
    async (version) => {
      const cwd = await temporaryFolder();
      const { status, stdout, stderr } = run(['x', ...quick], { cwd, node: pretend(version) });
      expect({ status, stdout, stderr }).toEqual({
        status: 1,
        stdout: '',
        stderr:
          `create-castai-bot needs Node 22.21 or newer, found ${version}. Under another one:\n` +
          `  npx --yes --package=node@24 -c "node ${bin} x ${quick.join(' ')}"\n`,
      });
      expect(await readTree(cwd)).toEqual({});
    },
  );

  test.each(['22.21.0', '23.0.0', '100.0.0'])('bin.js takes Node %s', async (version) => {
    const cwd = await temporaryFolder();
    expect(run(['--version'], { cwd, node: pretend(version) })).toMatchObject({ status: 0, stderr: '' });
  });

  test('bin.js and package.json want the same Node', async () => {
    const [, oldest = ''] = /OLDEST_NODE = '([\d.]+)'/.exec(await readFile(bin, 'utf8')) ?? [];
    expect(manifest.engines.node).toBe(`>=${oldest}`);
  });
});

test('bin.js with nothing on stdin exits 2 and names what is missing', async () => {
  const cwd = await temporaryFolder();
  const { status, stdout, stderr } = run(['x'], { cwd });
  expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
  expect(stderr).toContain('--description');
  expect(await readTree(cwd)).toEqual({});
});

test('bin.js takes NO_COLOR for the winner over FORCE_COLOR, and Node warns of nothing', async () => {
  const env = { NO_COLOR: '1', FORCE_COLOR: '1' };
  const { status, stdout, stderr } = run(['x', ...quick], { cwd: await temporaryFolder(), env });
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  expect(stdout).not.toContain('\u001B[');
});

test('bin.js undoes what it wrote on SIGINT and SIGTERM', async () => {
  const undisturbed = await temporaryFolder();
  expect(run(['x', ...quick], { cwd: undisturbed }).status).toBe(0);
  const whole = await readTree(undisturbed);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    const cwd = await temporaryFolder();
    const child = spawn(process.execPath, [bin, 'x', ...quick], { cwd, stdio: ['ignore', 'pipe', 'pipe'] });
    const ended = new Promise<number | null>((resolve) => child.on('close', resolve));
    // As soon as its first folder is there: in the middle of the work, or at its end on a fast machine.
    while (child.exitCode === null && (await readdir(cwd)).length === 0) await new Promise(setImmediate);
    child.kill(signal);
    const status = await ended;
    // A Node that is about to exit, its work done, hears no signal any more and dies of it: null.
    const cancelled = signal === 'SIGINT' ? 130 : 143;
    expect([0, cancelled, null]).toContain(status);
    expect(await readTree(cwd)).toEqual(status === cancelled ? {} : whole);
  }
});

describe.skipIf(!(await hasTerminal()))('bin.js in a real terminal (needs python3)', () => {
  test.each([80, 0])('bin.js asks and creates in a terminal of %i columns', async (columns) => {
    const cwd = await temporaryFolder();
    const argv = [process.execPath, bin, '--no-install', '--no-git'];
    const { exitCode, screen } = await runAndType(argv, { cwd, columns, steps: steps('\r') });
    expect({ exitCode, made: await readdir(cwd), screen }).toMatchObject({ exitCode: 0, made: ['my-bot'] });
  });

  test.each([
    [{ NO_COLOR: '1' }, false],
    [{ FORCE_COLOR: '1' }, true],
  ])('bin.js respects %j', async (env, hasColors) => {
    const cwd = await temporaryFolder();
    const argv = [process.execPath, bin, '--no-install', '--no-git'];
    const { exitCode, screen } = await runAndType(argv, { cwd, env, columns: 80, steps: steps('\r') });
    expect(exitCode).toBe(0);
    // oxlint-disable-next-line eslint/no-control-regex -- what colours are made of
    expect(/\u001B\[[1-9][\d;]*m/.test(screen)).toBe(hasColors);
  });

  test('bin.js asks nothing in a terminal of a CI machine', async () => {
    const cwd = await temporaryFolder();
    const { exitCode, screen } = await runAndType([process.execPath, bin], {
      cwd,
      env: { CI: 'true' },
      columns: 80,
      steps: [],
    });
    expect({ exitCode, tree: await readTree(cwd) }).toEqual({ exitCode: 2, tree: {} });
    expect(screen).toContain('--yes');
  });

  test('bin.js exits 130 on Ctrl-C, and gives the terminal back', async () => {
    const cwd = await temporaryFolder();
    const { exitCode, screen } = await runAndType([process.execPath, bin], {
      cwd,
      columns: 80,
      steps: steps('\u0003'),
    });
    expect({ exitCode, tree: await readTree(cwd) }).toEqual({ exitCode: 130, tree: {} });
    expect(screen).toContain('Cancelled: nothing was changed');
    expect(screen.lastIndexOf('\u001B[?25h')).toBeGreaterThan(screen.lastIndexOf('\u001B[?25l'));
  });
});

/** Waits for each text in turn, then types what goes with it. */
function runAndType(
  argv: readonly string[],
  {
    cwd,
    columns,
    env,
    steps: wanted,
  }: {
    readonly cwd: string;
    readonly columns: number;
    readonly env?: Readonly<Record<string, string>>;
    readonly steps: readonly (readonly [words: string, keys: string])[];
  },
): Promise<TerminalRun> {
  const left = [...wanted];
  let seen = 0;
  const answer = (screen: string): string | undefined => {
    const at = left[0] === undefined ? -1 : screen.indexOf(left[0][0], seen);
    if (at < 0) return undefined;
    seen = at + 1;
    return left.shift()?.[1];
  };
  const own = { PATH: process.env['PATH'], TERM: 'xterm', HOME: cwd, LANG: 'C.UTF-8' };
  return runInTerminal(argv, { cwd, columns, env: { ...own, ...env }, answer });
}

describe.skipIf(!isRoot)('bin.js without permission (needs root, to become somebody else)', () => {
  // This Node may live in a folder that is root's alone.
  beforeAll(() => copyFile(process.execPath, path.join(home, 'node')));

  test('bin.js leaves a directory alone that it may not write to', async () => {
    const cwd = await temporaryFolder();
    await chmod(cwd, 0o755);
    const { status, stderr } = run(['x', ...quick], { cwd, uid: NOBODY });
    expect(stderr).toMatch(/^Error: Cannot write .*: you may not write there/);
    expect({ status, tree: await readTree(cwd) }).toEqual({ status: 1, tree: {} });
  });

  test('bin.js undoes what it wrote when it meets a folder it may not write to', async () => {
    const cwd = await temporaryFolder();
    await chown(cwd, NOBODY, NOBODY);
    await mkdir(path.join(cwd, 'src'), { mode: 0o755 });
    const { status, stderr } = run(['.', '--name', 'x', ...quick], { cwd, uid: NOBODY });
    expect(stderr).toMatch(/^Error: Cannot write .*: you may not write there/);
    expect({ status, tree: await readTree(cwd) }).toEqual({ status: 1, tree: { src: null } });
  });

  test('bin.js explains a directory it may not look into', async () => {
    const cwd = await temporaryFolder();
    await chmod(cwd, 0o755);
    await mkdir(path.join(cwd, 'x'), { mode: 0o700 });
    const { status, stderr } = run(['x', ...quick], { cwd, uid: NOBODY });
    expect(stderr).toMatch(/^Error: Cannot write /);
    expect(status).toBe(1);
  });
});

/** Mounts a file system of a few KiB, or says that it may not. */
function mountTiny(folder: string, kib: number): boolean {
  return isRoot && spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${kib}k`, 'tmpfs', folder]).status === 0;
}

test('bin.js undoes what it wrote when the disk is full (needs root and mount)', async ({ skip }) => {
  const cwd = await temporaryFolder();
  await chmod(cwd, 0o755);
  if (!mountTiny(cwd, 32)) skip('no tmpfs can be mounted here');
  try {
    await writeFile(path.join(cwd, 'notes.txt'), 'mine');
    const { status, stderr } = run(['x', ...quick], { cwd });
    expect(stderr).toMatch(/^Error: Cannot write .*: no space is left on the disk/);
    expect({ status, tree: await readTree(cwd) }).toEqual({ status: 1, tree: { 'notes.txt': 'mine' } });
  } finally {
    execFileSync('umount', [cwd]);
  }
});
