import { existsSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { type Ran, runMain } from '../testing/run-main.ts';
import { readTree, temporaryFolder } from '../testing/temporary-folder.ts';
import { writeTree } from '../testing/write-tree.ts';

const NPM = { 'package.json': '{ "workspaces": ["packages/*", "!packages/old-*"] }' };
const PNPM = { 'package.json': '{}', 'pnpm-workspace.yaml': 'packages: [packages/*, "!packages/old-*"]\n' };
const YARN = { ...NPM, 'yarn.lock': '', '.yarnrc.yml': 'nodeLinker: node-modules\n' };

/** Workspaces as they are found, and what their roots lack. */
const workspaces = [
  {
    manager: 'npm',
    files: NPM,
    lines: [
      '"allowScripts": { "esbuild": true }',
      'min-release-age-exclude[]=castai-bot',
      'min-release-age-exclude[]=@castai-bot/runtime',
      'min-release-age-exclude[]=@castai-bot/simulator',
    ],
  },
  {
    manager: 'pnpm',
    files: PNPM,
    lines: ['allowBuilds:', '  esbuild: true', 'minimumReleaseAgeExclude:', '  - "castai-bot"'],
  },
  { manager: 'yarn', files: YARN, lines: ['npmPreapprovedPackages:', '  - "castai-bot"'] },
  { manager: 'yarn', files: { ...NPM, 'yarn.lock': '' }, lines: [] },
  { manager: 'bun', files: { ...NPM, 'bun.lock': '' }, lines: ['"trustedDependencies": ["esbuild"]'] },
  {
    manager: 'bun',
    files: {
      'package.json': '{ "packageManager": "bun@1.4.5", "workspaces": { "packages": ["packages/*"] } }',
    },
    lines: ['minimumReleaseAgeExcludes = ["castai-bot", "@castai-bot/runtime", "@castai-bot/simulator"]'],
  },
] as const;

/** What only the root of a workspace may have. */
const ROOT_FILES =
  /^(\.npmrc|\.yarnrc\.yml|bunfig\.toml|pnpm-workspace\.yaml|package-lock\.json|pnpm-lock\.yaml|yarn\.lock|bun\.lock)$/;

async function createIn(
  files: Readonly<Record<string, string>>,
  argv: readonly string[],
): Promise<Ran & { readonly root: string }> {
  const root = await temporaryFolder();
  await writeTree(root, files);
  return { root, ...(await runMain([...argv, '--yes'], { cwd: root, env: { PATH: root } })) };
}

describe('a bot in a workspace', () => {
  test.each(workspaces)('main() sees a workspace of $manager, says so, and prints $lines', async (one) => {
    const { root, exitCode, stdout } = await createIn(one.files, ['packages/bot']);
    expect(exitCode).toBe(0);
    expect(stdout.replaceAll(/\s+/g, ' ')).toContain(`part of the ${one.manager} workspace in ${root}`);
    const printed = stdout.slice(0, stdout.indexOf('Next:'));
    for (const line of one.lines) expect(printed).toContain(`\n  ${line}\n`);
    expect(printed.includes('Add to')).toBe(one.lines.length > 0);
    const tree = await readTree(path.join(root, 'packages/bot'));
    expect(Object.keys(tree).filter((name) => ROOT_FILES.test(name))).toEqual([]);
    expect(tree['package.json']).not.toMatch(/allowScripts|trustedDependencies/);
    expect(JSON.parse(tree['castai-bot.json'] ?? '')).toMatchObject({
      workspace: true,
      packageManager: one.manager,
    });
    for (const [name, text] of Object.entries(one.files)) expect((await readTree(root))[name]).toBe(text);
  });

  test('main() neither installs nor makes a repository in a workspace', async () => {
    const { root, stdout } = await createIn(NPM, ['packages/bot']);
    expect(stdout).toContain('- Installed nothing and made no git repository: it is part of a workspace\n');
    expect(stdout).toMatch(/Next:\n {2}cd packages\/bot\n {2}npm install\n/);
    expect(existsSync(path.join(root, 'packages/bot/.git'))).toBe(false);
  });

  test('main() prints no line that the root has already', async () => {
    const names = '- castai-bot\n  - "@castai-bot/runtime"\n  - "@castai-bot/simulator"\n';
    const yaml = `packages: [packages/*]\nonlyBuiltDependencies: [esbuild]\nminimumReleaseAgeExclude:\n  ${names}`;
    const { exitCode, stdout } = await createIn({ 'pnpm-workspace.yaml': yaml }, ['packages/bot']);
    expect(exitCode).toBe(0);
    expect(stdout).toContain('pnpm workspace');
    expect(stdout).not.toContain('Add to');
  });

  test('main() gives what is missing as data, with --json', async () => {
    const { root, stdout } = await createIn(PNPM, ['packages/bot', '--json']);
    expect(JSON.parse(stdout)).toMatchObject({
      notes: [
        {},
        {
          missing: {
            file: path.join(root, 'pnpm-workspace.yaml'),
            lines: expect.arrayContaining(['allowBuilds:']) as unknown,
          },
        },
      ],
    });
  });

  test('main() refuses another package manager than the one of the workspace', async () => {
    const { root, exitCode, stderr } = await createIn(PNPM, ['packages/bot', '--package-manager', 'npm']);
    expect(exitCode).toBe(2);
    expect(stderr).toContain('--package-manager npm: ');
    expect(stderr).toContain('part of the pnpm workspace in');
    expect(existsSync(path.join(root, 'packages'))).toBe(false);
  });

  test.each([
    ['tools/bot', 'packages/*'],
    ['packages/old-bot', '!packages/old-*'],
  ])('main() says that %s stands alone beside a workspace', async (folder, pattern) => {
    const { root, exitCode, stdout } = await createIn(PNPM, [folder, '--no-install', '--no-git']);
    expect(exitCode).toBe(0);
    expect(stdout.replaceAll(/\s+/g, ' ')).toContain('It stands alone');
    expect(stdout).toContain(pattern);
    expect(Object.keys(await readTree(path.join(root, folder)))).toContain('.npmrc');
  });

  test('main() takes no folder for a workspace whose files say nothing', async () => {
    const { stdout } = await createIn({ 'package.json': '{', 'pnpm-workspace.yaml': '{ [' }, [
      'bot',
      '--json',
    ]);
    expect(JSON.parse(stdout)).not.toHaveProperty('answers.workspace');
  });
});

describe("a bot below Yarn's Plug'n'Play", () => {
  const files = { ...NPM, 'yarn.lock': '', '.pnp.cjs': '' };

  test('main() prints the line that the parent needs, and stands alone', async () => {
    const { exitCode, stdout } = await createIn(files, ['tools/bot', '--no-install', '--no-git']);
    expect(exitCode).toBe(0);
    expect(stdout).toContain('\n  pnpIgnorePatterns:\n    - "./tools/bot/**"\n');
    expect(stdout.replaceAll(/\s+/g, ' ')).toContain('It stands alone');
  });

  test('main() refuses to make a part of a workspace that installs no node_modules', async () => {
    const { root, exitCode, stderr } = await createIn(files, ['packages/bot']);
    expect(exitCode).toBe(2);
    expect(stderr).toContain("Plug'n'Play");
    expect(stderr).toContain(`nodeLinker: node-modules in ${path.join(root, '.yarnrc.yml')}`);
    expect(existsSync(path.join(root, 'packages'))).toBe(false);
  });
});
