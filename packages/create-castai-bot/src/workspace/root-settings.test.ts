import path from 'node:path';
import { expect, test } from 'vitest';
import { temporaryFolder } from '../testing/temporary-folder.ts';
import { writeTree } from '../testing/write-tree.ts';
import { findWorkspace } from './find-workspace.ts';
import { missingRootSettings } from './root-settings.ts';

const OWN = ['castai-bot', '@castai-bot/runtime', '@castai-bot/simulator'];
/** Has every name of ours, and castai-bot in others alone. */
const OTHERS = ['@castai-bot/runtime', '@castai-bot/simulator', 'castai-bot@1.0.0', 'my-castai-bot'];

const npmrc = (names: readonly string[], comment = ''): string =>
  names.map((name) => `${comment}min-release-age-exclude[]=${name}\n`).join('');
const yaml = (key: string, names: readonly string[], comment = ''): string =>
  `${key}:\n${names.map((name) => `${comment}  - "${name}"\n`).join('')}`;
const toml = (names: readonly string[], comment = ''): string =>
  `[install]\n${comment}minimumReleaseAgeExcludes = ${JSON.stringify(names)}\n`;
const scope = 'npmScopes:\n  castai-bot:\n    npmAlwaysAuth: true\n';

const [approved, excluded] = ['npmPreapprovedPackages', 'minimumReleaseAgeExclude'];
const npm = { file: '.npmrc', manager: 'npm' };
const pnpm = { file: 'pnpm-workspace.yaml', manager: 'pnpm' };
const yarn = { file: '.yarnrc.yml', manager: 'yarn' };
const bun = { file: 'bunfig.toml', manager: 'bun' };

test.each([
  { ...npm, text: npmrc(OWN), isMissing: false },
  { ...npm, text: npmrc(OTHERS), isMissing: true },
  { ...npm, text: npmrc(OWN, '# '), isMissing: true },
  { ...npm, text: npmrc(OWN, ';'), isMissing: true },
  { ...pnpm, text: yaml(excluded, OWN), isMissing: false },
  { ...pnpm, text: yaml(excluded, OTHERS), isMissing: true },
  { ...pnpm, text: yaml('catalog', OWN), isMissing: true },
  { ...yarn, text: yaml(approved, OWN), isMissing: false },
  { ...yarn, text: yaml(approved, OTHERS), isMissing: true },
  { ...yarn, text: yaml(approved, OWN, '#'), isMissing: true },
  { ...yarn, text: yaml(approved, OTHERS) + scope, isMissing: true },
  { ...bun, text: toml(OWN), isMissing: false },
  { ...bun, text: toml(OTHERS), isMissing: true },
  { ...bun, text: toml(OWN, '# '), isMissing: true },
])('missingRootSettings() looks for whole names in what $manager reads: $text', async (row) => {
  const { file, manager, text, isMissing } = row;
  const root = await temporaryFolder();
  const packageManager = `${manager}@${manager === 'yarn' ? '4.15.0' : '11.0.0'}`;
  const manifest = JSON.stringify({ packageManager, workspaces: ['packages/*'] });
  await writeTree(root, { 'package.json': manifest, [file]: text });
  const workspace = await findWorkspace(path.join(root, 'packages'));
  const settings = workspace === undefined ? [] : missingRootSettings(workspace);
  expect(workspace?.manager).toBe(manager);
  expect(
    settings
      .flatMap(({ lines }) => lines)
      .join('\n')
      .includes('@castai-bot/runtime'),
  ).toBe(isMissing);
});
