import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { PACKAGE_MANAGERS } from '../answers/bot-answers.ts';
import { answersOf, VERSIONS } from '../testing/every-answer.ts';
import { packageCommands } from './package-commands.ts';
import { planBot } from './plan-bot.ts';
import { TOOL_VERSIONS } from './tool-versions.ts';

const workspace = path.resolve(import.meta.dirname, '../../../..');
const read = (file: string): string => readFileSync(path.join(workspace, file), 'utf8');
const matrix = PACKAGE_MANAGERS.flatMap((packageManager) =>
  (['typescript', 'bare-bones'] as const).flatMap((flavor) =>
    (['github', 'gitlab'] as const).map((ci) => ({ packageManager, flavor, ci })),
  ),
);

test.each(matrix)(
  'planBot() names every tool of a workflow by its exact version: $ci, $packageManager, $flavor',
  async (answers) => {
    const files = await planBot(answersOf(answers), VERSIONS);
    const file = answers.ci === 'github' ? '.github/workflows/bot.yml' : '.gitlab-ci.yml';
    const text = files.find(({ path: name }) => name === file)?.text ?? '';
    const named = [...text.matchAll(/(?:node-version: |image: |--global )"?([^"\n]*(?:"yarn@[^\n]*)?)/g)];
    expect(named.length).toBeGreaterThan(1);
    for (const [, tool = ''] of named)
      expect(tool).toMatch(/^(?:[\w./-]+[:@])?\d+\.\d+\.\d+(?:-alpine)?$|yarn@\$\(/);
    expect(text).not.toMatch(/-latest\b|@latest/);
  },
);

test.skipIf(process.platform === 'win32')(
  'packageCommands() let yarn be the one that the lockfile is of (not on Windows)',
  () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'scaffold-yarn-'));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    const [, choose = ''] = packageCommands('yarn').setUp;
    const ask = (lockfile: string): string => {
      writeFileSync(path.join(folder, 'yarn.lock'), lockfile);
      const line = choose.replace('corepack install --global', 'echo');
      return execFileSync('sh', ['-c', line], { cwd: folder, encoding: 'utf8' }).trim();
    };
    expect(ask('# yarn lockfile v1\n')).toBe(`yarn@${TOOL_VERSIONS.yarn.classic}`);
    expect(ask('# generated\n\n__metadata:\n  version: 8\n')).toBe(`yarn@${TOOL_VERSIONS.yarn.modern}`);
  },
);

test('TOOL_VERSIONS are those that this workspace is built and tested with', () => {
  const starter = read('.scripts/with-pnpm.mjs');
  expect(starter).toContain(`const NODE = 'node@${TOOL_VERSIONS.node}';`);
  expect(starter).toContain(`const PNPM = 'pnpm@${TOOL_VERSIONS.pnpm}';`);
  expect(read('.github/workflows/ci.yml')).toContain(`image: docker.io/library/node:${TOOL_VERSIONS.node}\n`);
});
