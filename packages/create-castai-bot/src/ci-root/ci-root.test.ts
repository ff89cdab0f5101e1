import { execFileSync, spawnSync } from 'node:child_process';
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { FakeTerminal, keys } from '@castai-bot/cli/testing/fake-terminal';
import { nodeEnv } from '@castai-bot/testing/node-env';
import { describe, expect, test } from 'vitest';
import { type Ran, runMain } from '../testing/run-main.ts';
import { readTree, temporaryFolder } from '../testing/temporary-folder.ts';
import { writeTree } from '../testing/write-tree.ts';

const THEIRS = { 'README.md': '# Ours\n', '.github/workflows/ours.yml': 'name: ours\n' };
const WORKFLOW = '.github/workflows/my-bot.yml';
const INCLUDE = 'include:\n  - local: bots/my-bot/.gitlab-ci.yml\n';
const bin = fileURLToPath(new URL('../bin.ts', import.meta.url));

async function makeRepo(files: Readonly<Record<string, string>> = THEIRS): Promise<string> {
  const root = path.join(await temporaryFolder(), 'repo');
  await writeTree(root, files);
  await mkdir(root, { recursive: true });
  execFileSync('git', ['init', '--quiet'], { cwd: root });
  return root;
}

const create = (cwd: string, ...argv: readonly string[]): Promise<Ran> =>
  runMain([...argv, '--yes', '--no-install'], { cwd, env: { PATH: process.env['PATH'] } });

/** The files that are there, without git's own. */
async function readRepo(root: string): Promise<Readonly<Record<string, string>>> {
  const entries = Object.entries(await readTree(root));
  return Object.fromEntries(
    entries.flatMap(([name, text]) => (text === null || name.startsWith('.git/') ? [] : [[name, text]])),
  );
}

const outsideOf = (
  tree: Readonly<Record<string, string>>,
  folder: string,
): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(tree).filter(([name]) => !`${name}/`.startsWith(folder)));

describe('--ci-root', () => {
  test.each([
    ['the folder is named', ['bots/my-bot'], '.'],
    ['the name is', ['--name', 'my-bot'], 'bots'],
    ['it starts there', ['.'], 'bots/my-bot'],
  ] as const)(
    'main() writes a workflow of GitHub at the root of the repository when %s',
    async (_, argv, folder) => {
      const root = await makeRepo();
      await mkdir(path.join(root, folder), { recursive: true });
      const ran = await create(path.join(root, folder), ...argv, '--ci', 'github', '--ci-root');
      expect(ran).toMatchObject({ exitCode: 0 });
      const tree = await readRepo(root);
      expect(Object.keys(outsideOf(tree, 'bots/')).toSorted()).toEqual(
        [...Object.keys(THEIRS), WORKFLOW].toSorted(),
      );
      expect(tree).toMatchObject(THEIRS);
      expect(tree[WORKFLOW]).toContain('working-directory: "bots/my-bot"');
      expect(JSON.parse(tree['bots/my-bot/castai-bot.json'] ?? '')).toHaveProperty('ciRoot', 'bots/my-bot');
      expect(JSON.parse(tree['bots/my-bot/.castai-bot/base.json'] ?? '')).toHaveProperty(
        [`../../${WORKFLOW}`],
        tree[WORKFLOW],
      );
      expect(tree).not.toHaveProperty(['bots/my-bot/.github/workflows/bot.yml']);
      const words = ran.stdout.replaceAll(/\s+/g, ' ');
      expect(words).toContain(`Its workflow is ${path.join(root, WORKFLOW)}, at the root`);
      expect(words).toMatch(/ --yes .*--ci github --ci-root/);
    },
  );

  test('main() leaves the workflow in the folder unless it is told, and says who does not read it', async () => {
    const root = await makeRepo();
    const { exitCode, stdout } = await create(root, 'bots/my-bot', '--ci', 'github');
    expect(exitCode).toBe(0);
    const tree = await readRepo(root);
    expect(outsideOf(tree, 'bots/')).toEqual(THEIRS);
    expect(tree).toHaveProperty(['bots/my-bot/.github/workflows/bot.yml']);
    expect(stdout.replaceAll(/\s+/g, ' ')).toContain(
      'GitHub does not read its .github/workflows/bot.yml, which is not at the root',
    );
    expect(stdout.replaceAll(/\s+/g, ' ')).toContain(
      'add "ciRoot": "bots/my-bot" to castai-bot.json, then npx castai-bot update',
    );
  });

  test.each([
    [undefined, INCLUDE],
    ['stages: [test, deploy]\n', `stages: [test, deploy]\n${INCLUDE}`],
    [
      'include:\n  - local: a.yml\n\na: {script: make}\n',
      `${INCLUDE.replace('\n', '\n  - local: a.yml\n')}\na: {script: make}\n`,
    ],
  ])('main() lets the .gitlab-ci.yml %j include the one of the bot', async (before, after) => {
    const root = await makeRepo(before === undefined ? {} : { '.gitlab-ci.yml': before });
    const { exitCode, stdout } = await create(root, 'bots/my-bot', '--ci', 'gitlab', '--ci-root');
    expect(exitCode).toBe(0);
    const tree = await readRepo(root);
    expect(outsideOf(tree, 'bots/')).toEqual({ '.gitlab-ci.yml': after });
    expect(tree['bots/my-bot/.gitlab-ci.yml']).toContain('\nmy-bot:test:\n');
    expect(stdout).not.toContain('Add to');
  });

  test('main() prints the lines for a .gitlab-ci.yml that it cannot add to', async () => {
    const theirs = { '.gitlab-ci.yml': 'stages: [build]\ninclude: a.yml\n' };
    const root = await makeRepo(theirs);
    const { exitCode, stdout } = await create(root, 'bots/my-bot', '--ci', 'gitlab', '--ci-root');
    expect(exitCode).toBe(0);
    expect(outsideOf(await readRepo(root), 'bots/')).toEqual(theirs);
    expect(stdout).toMatch(/its stages lack test and deploy\. Add to .*:\n {2}stages:\n {4}- test\n/);
    expect(stdout).toContain(INCLUDE.replaceAll(/^(?=.)/gm, '  '));
  });

  test('main() writes over no workflow that is there, and nothing else then', async () => {
    const root = await makeRepo({ ...THEIRS, [WORKFLOW]: 'theirs\n' });
    const before = await readRepo(root);
    const { exitCode, stderr } = await create(root, 'bots/my-bot', '--ci', 'github', '--ci-root');
    expect(exitCode).toBe(1);
    expect(stderr).toContain(`there already: ${WORKFLOW}`);
    expect(await readRepo(root)).toEqual(before);
  });

  test.each(['github', 'gitlab'])('main() plans the same for %s with --dry-run', async (ci) => {
    const root = await makeRepo({ ...THEIRS, '.gitlab-ci.yml': 'a: {script: make}\n' });
    const before = await readRepo(root);
    const { exitCode, stdout } = await create(root, 'bots/my-bot', '--ci', ci, '--ci-root', '--dry-run');
    expect(exitCode).toBe(0);
    expect(stdout).toContain(ci === 'github' ? `  ../../${WORKFLOW} (` : '  .gitlab-ci.yml (');
    expect(await readRepo(root)).toEqual(before);
  });

  test('main() refuses --ci-root where there is no root above, in words', async () => {
    const alone = await temporaryFolder();
    const root = await makeRepo();
    await mkdir(path.join(root, 'my bots'));
    for (const [cwd, dir, why] of [
      [alone, 'my-bot', 'it is in no git repository'],
      [root, '.', 'it is the root of its git repository'],
      [path.join(root, 'my bots'), 'my-bot', 'folders of letters, digits and _ @ . -'],
    ] as const) {
      const { exitCode, stderr } = await create(cwd, dir, '--name', 'my-bot', '--ci', 'github', '--ci-root');
      expect({ exitCode, stderr: stderr.includes(why) ? why : stderr }).toEqual({ exitCode: 2, stderr: why });
      expect(stderr).toContain('--no-ci-root');
    }
    expect(await readRepo(root)).toEqual(THEIRS);
  });

  test.each([[['--ci', 'none']], [[]]])('main() refuses --ci-root without a CI (%j)', async (ci) => {
    const root = await makeRepo();
    const { exitCode, stderr } = await create(root, 'bots/my-bot', ...ci, '--ci-root');
    expect(exitCode).toBe(2);
    expect(stderr).toContain('--ci-root "yes": wanted --ci github or --ci gitlab beside it');
  });

  test.each([
    ['npm', { 'package.json': '{ "workspaces": ["bots/*"] }' }],
    ['pnpm', { 'package.json': '{}', 'pnpm-workspace.yaml': 'packages: [bots/*]\n' }],
    ['yarn', { 'package.json': '{ "workspaces": ["bots/*"] }', 'yarn.lock': '' }],
    ['bun', { 'package.json': '{ "workspaces": ["bots/*"] }', 'bun.lock': '' }],
  ])('main() makes a workflow for a part of a workspace of %s at the root', async (manager, files) => {
    const root = await makeRepo(files);
    expect(await create(root, 'bots/my-bot', '--ci', 'github', '--ci-root')).toMatchObject({ exitCode: 0 });
    const tree = await readRepo(root);
    expect(tree[WORKFLOW]).toMatch(/- "package\.json"\n +- "(?:package-lock|pnpm-lock|yarn|bun)/);
    expect(tree[WORKFLOW]?.includes('../../yarn.lock')).toBe(manager === 'yarn');
    expect(outsideOf(tree, 'bots/')).toEqual({ ...files, [WORKFLOW]: tree[WORKFLOW] });
  });

  test('main() names a file of the root that it cannot read', async () => {
    const root = await makeRepo();
    await mkdir(path.join(root, '.gitlab-ci.yml'));
    const { exitCode, stderr } = await create(root, 'bots/my-bot', '--ci', 'gitlab', '--ci-root');
    expect(exitCode).toBe(1);
    expect(stderr).toContain(`Cannot read "${path.join(root, '.gitlab-ci.yml')}": it is a folder`);
    expect(await readRepo(root)).toEqual(THEIRS);
  });

  test('main() refuses --ci-root for a workspace that is itself in a folder', async () => {
    const root = await makeRepo({ 'js/package.json': '{ "workspaces": ["bots/*"] }' });
    const { exitCode, stderr } = await create(root, 'js/bots/my-bot', '--ci', 'github', '--ci-root');
    expect(exitCode).toBe(2);
    expect(stderr).toContain('wanted one at the root of the git repository');
  });

  test('main() that is killed leaves what the next one undoes or finishes, theirs as it was', async () => {
    const theirs = { '.gitlab-ci.yml': 'a: {script: make}\n' };
    const line = ['bots/my-bot', '--yes', '--no-install', '--ci', 'gitlab', '--ci-root'];
    const run = (root: string, killAt?: number): number | null =>
      spawnSync(
        process.execPath,
        [
          '--conditions=@castai-bot/source',
          ...(killAt === undefined ? [] : ['--import', import.meta.resolve('@castai-bot/testing/kill-at')]),
          bin,
          ...line,
        ],
        { cwd: root, env: { ...nodeEnv, PATH: process.env['PATH'], HOME: root, KILL_AT: String(killAt) } },
      ).status;
    const wanted = await makeRepo(theirs);
    expect(run(wanted)).toBe(0);
    const after = await readRepo(wanted);
    for (const killAt of [0, 1, 4, 20, 40, 60, 70]) {
      const root = await makeRepo(theirs);
      const killed = run(root, killAt);
      const again = await create(root, ...line.slice(0, 1), ...line.slice(3));
      const tree = await readRepo(root);
      expect({ killAt, tree }).toEqual({ killAt, tree: after });
      // Where the first one was finished, the second finds the bot that it was to make.
      expect([killed, again.exitCode]).toEqual([null, /there already/.test(again.stderr) ? 1 : 0]);
    }
  });
});

describe('--ci-root at a terminal', () => {
  const known = ['--description=d', '--flavor=bare-bones', '--schedule=@daily', '--image=i.io/i'];

  test.each([
    [keys.enter, true],
    ['n', false],
  ])('main() asks for it although the defaults are taken (%j)', async (answer, isAbove) => {
    const root = await makeRepo();
    const terminal = new FakeTerminal();
    const argv = ['bots/my-bot', ...known, '--time-zone=Etc/UTC', '--ci=github', '--no-install', '--no-git'];
    const run = runMain(argv, { cwd: root, terminal });
    for (const [words, key] of [
      ['Take the defaults', keys.enter],
      [path.join(root, WORKFLOW), answer],
      ['Create it?', keys.enter],
    ] as const) {
      await terminal.until(words);
      await terminal.type(key);
    }
    expect(await run).toMatchObject({ exitCode: 0 });
    expect(Object.keys(await readRepo(root)).includes(WORKFLOW)).toBe(isAbove);
  });

  test('main() does not ask where there is nothing above', async () => {
    const cwd = await temporaryFolder();
    const terminal = new FakeTerminal();
    const argv = ['my-bot', ...known, '--time-zone=Etc/UTC', '--ci=github', '--no-install', '--no-git'];
    const run = runMain(argv, { cwd, terminal });
    for (const words of ['Take the defaults', 'Create it?']) {
      await terminal.until(words);
      await terminal.type(keys.enter);
    }
    expect(await run).toMatchObject({ exitCode: 0 });
    expect(await readTree(cwd)).toHaveProperty(['my-bot/.github/workflows/bot.yml']);
  });
});
