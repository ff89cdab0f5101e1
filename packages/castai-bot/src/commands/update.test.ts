import { mkdir, readFile, rename, rm, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import manifest from '../../package.json' with { type: 'json' };
import { readAgedBot } from '../testing/aged-bot.ts';
import { editOwned, uneditOwned } from '../testing/edit-owned.ts';
import { createFixtureRepo } from '../testing/fixture-repo.ts';
import {
  commitAll,
  createCommittedRepo,
  type Files,
  git,
  readFiles,
  readFrozenBot,
  RECORD,
  renderNow,
} from '../testing/frozen-bot.ts';
import { readTree } from '../testing/read-tree.ts';
import type { BinResult } from '../testing/run-bin.ts';
import { runLine } from '../testing/run-line.ts';

const update = (cwd: string, ...flags: readonly string[]): Promise<BinResult> =>
  runLine(['update', ...flags], { cwd });

function withWindowsBreaks(files: Files): Files {
  return Object.fromEntries(
    Object.entries(files).map(([file, text]) => [file, text.replaceAll('\n', '\r\n')]),
  );
}

describe('castai-bot update', () => {
  test('update() merges every kind of file with the edits of a person', async () => {
    const files = await readAgedBot();
    const edits = {
      Dockerfile: (files['Dockerfile'] ?? '').replace('ENV NODE_ENV', 'ENV TZ="Europe/Berlin"\nENV NODE_ENV'),
      'tsconfig.json': (files['tsconfig.json'] ?? '').replace('"src"', '"src", "tools"'),
      'package.json': editOwned('package.json', files['package.json'] ?? ''),
      '.gitignore': `${files['.gitignore'] ?? ''}\nsecrets/\n`,
      'k8s/example.cronjob.yaml': editOwned('k8s/', files['k8s/example.cronjob.yaml'] ?? '').replace(
        'cpu: 50m',
        'cpu: 1',
      ),
      'ci/obsolete.yml': 'mine: true\n',
    };
    await using repo = await createCommittedRepo({ ...files, ...edits });
    const now = await renderNow(files);
    const { code, stdout } = await update(repo.root, '--json');
    expect(code).toBe(0);
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- castai-bot's own document
    const document = JSON.parse(stdout) as { readonly changes: readonly unknown[] };
    expect(document).toMatchObject({
      bot: 'old-bot',
      from: '0.0.9',
      to: manifest.version,
      isApplied: true,
      migrations: [expect.stringContaining('castai-bot.json has schema 2')],
      conflicts: [],
      kept: ['ci/obsolete.yml stays, since you have edited it: castai-bot no longer writes it'],
      drift: [],
      todo: ['npm install'],
    });
    // And every other file whose template has changed since the bot was frozen.
    expect(document.changes).toEqual(
      expect.arrayContaining([
        { kind: 'edit', path: '.dockerignore' },
        { kind: 'edit', path: '.github/workflows/bot.yml' },
        { kind: 'edit', path: '.gitignore' },
        { kind: 'create', path: '.npmrc' },
        { kind: 'edit', path: 'Dockerfile' },
        { kind: 'delete', path: 'ci/deep/gone.yml' },
        { kind: 'edit', path: 'k8s/example.cronjob.yaml' },
        { kind: 'edit', path: 'k8s/switch-off.cronjob.yaml' },
        { kind: 'edit', path: 'package.json' },
        { kind: 'edit', path: 'tsconfig.json' },
        { kind: 'edit', path: RECORD },
      ]),
    );
    const result = await readFiles(repo.root);
    expect(uneditOwned('package.json', result['package.json'] ?? '')).toBe(now['package.json']);
    expect(result['Dockerfile']?.replace('ENV TZ="Europe/Berlin"\n', '')).toBe(now['Dockerfile']);
    expect(result['tsconfig.json']?.replace(', "tools"', '')).toBe(now['tsconfig.json']);
    expect(result['.gitignore']).toBe(`${now['.gitignore'] ?? ''}\nsecrets/\n`);
    const cronJob = uneditOwned('k8s/', result['k8s/example.cronjob.yaml'] ?? '').replace(
      'cpu: 1',
      'cpu: 50m',
    );
    expect(cronJob).toBe(now['k8s/example.cronjob.yaml']);
    expect(result['ci/obsolete.yml']).toBe('mine: true\n');
    expect(await readTree(repo.root)).not.toHaveProperty('ci/deep');

    await commitAll(repo.root);
    const again = await update(repo.root, '--json');
    expect(JSON.parse(again.stdout)).toMatchObject({
      changes: [],
      kept: [],
      drift: ['.gitignore', 'Dockerfile', 'k8s/example.cronjob.yaml', 'tsconfig.json'],
    });
    expect(again.code).toBe(0);
    expect((await update(repo.root, '--check')).code).toBe(0);
    expect(await readFiles(repo.root)).toEqual(result);
  });

  test('update() marks conflicts, lists them, and goes on only when they are resolved', async () => {
    const files = await readAgedBot();
    const mine = {
      Dockerfile: (files['Dockerfile'] ?? '').replace('nodejs22-debian12', 'nodejs22-debian12-of-mine'),
      'package.json': (files['package.json'] ?? '').replace('node --test src', 'vitest'),
      '.npmrc': 'registry=https://registry.example.com/\n',
    };
    await using repo = await createCommittedRepo({ ...files, ...mine });
    const { code, stdout } = await update(repo.root);
    expect(code).toBe(1);
    expect(stdout).toContain('  .npmrc stays yours: castai-bot would write it too\n');
    expect(stdout).toContain(
      `  conflict: Dockerfile:3: you and castai-bot ${manifest.version} changed the same lines\n`,
    );
    expect(stdout).toContain('\nNext: resolve the marked conflicts, then npm install\n');
    const result = await readFiles(repo.root);
    expect(result['Dockerfile']).toContain(
      '<<<<<<< yours\nARG BASE_IMAGE="gcr.io/distroless/nodejs22-debian12-of-mine:nonroot"\n=======\n' +
        `ARG BASE_IMAGE="gcr.io/distroless/nodejs24-debian13:nonroot"\n>>>>>>> castai-bot ${manifest.version}\nFROM`,
    );
    expect(result['package.json']).toContain(
      '<<<<<<< yours\n    "test": "vitest",\n=======\n    "test": "castai-bot validate && node --test ',
    );
    expect(result['.npmrc']).toBe(mine['.npmrc']);
    expect(result['tsconfig.json']).toBe((await renderNow(files))['tsconfig.json']);

    await commitAll(repo.root);
    for (const flag of ['--check', '--dry-run', '--json']) {
      const again = await update(repo.root, flag);
      expect(again.code).toBe(1);
      expect(again.stderr).toContain(
        'Cannot update: conflicts are still marked in Dockerfile:3, package.json:',
      );
    }
    await writeFile(path.join(repo.root, 'Dockerfile'), mine.Dockerfile);
    await writeFile(path.join(repo.root, 'package.json'), mine['package.json']);
    expect(await update(repo.root, '--check', '--json')).toMatchObject({ code: 0 });
  });

  test('update() leaves deleted what a person deleted, the next time too', async () => {
    const files = await readAgedBot();
    await using repo = await createFixtureRepo(files);
    await rm(path.join(repo.root, 'Dockerfile'));
    await rm(path.join(repo.root, 'k8s/example.pod.yaml'));
    const first = await update(repo.root);
    expect(first.code).toBe(0);
    expect(first.stdout).toContain('  Dockerfile stays deleted: npx castai-bot leave-out Dockerfile ends');
    expect(await update(repo.root, '--check')).toMatchObject({ code: 0 });
    expect(Object.keys(await readFiles(repo.root))).not.toContain('Dockerfile');
    expect(Object.keys(await readFiles(repo.root))).not.toContain('k8s/example.pod.yaml');
  });

  test('update() changes nothing with --check and --dry-run, which shows what git applies', async () => {
    const files = await readAgedBot();
    await using repo = await createCommittedRepo(files);
    const check = await update(repo.root, '--check');
    expect(check.code).toBe(3);
    expect(check.stdout).toContain('An update is available: castai-bot 0.0.9 to ');
    const dryRun = await update(repo.root, '--dry-run', '--json');
    expect(dryRun.code).toBe(0);
    expect(await readFiles(repo.root)).toEqual(files);
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- its shape is asserted above
    const { diff } = JSON.parse(dryRun.stdout) as { diff: string };
    await writeFile(path.join(repo.root, 'x.patch'), diff);
    await git(repo.root, 'apply', 'x.patch');
    await rm(path.join(repo.root, 'x.patch'));
    const { [RECORD]: _, ...now } = await renderNow(files);
    expect(await readFiles(repo.root)).toMatchObject(now);
    expect((await update(repo.root, '--dry-run')).stdout).toContain('  ~ .castai-bot/base.json\n');
  });

  test('update() wants everything committed, but for the installation of a newer castai-bot', async () => {
    const files = await readAgedBot();
    await using repo = await createCommittedRepo(files);
    const install = (files['package.json'] ?? '').replace('"castai-bot": "0.0.9"', '"castai-bot": "^0.1.0"');
    await writeFile(path.join(repo.root, 'package.json'), install);
    await writeFile(path.join(repo.root, 'package-lock.json'), '{}');
    await mkdir(path.join(repo.root, 'src/new file'));
    await writeFile(path.join(repo.root, 'src/new file/ö.ts'), '');
    const before = await readFiles(repo.root);
    const refused = await update(repo.root);
    expect(refused).toMatchObject({ code: 1, stdout: '' });
    expect(refused.stderr).toContain('seen alone: src/new file/ö.ts\n');
    expect(refused.stderr).toContain('--allow-dirty');
    expect(await readFiles(repo.root)).toEqual(before);
    await rm(path.join(repo.root, 'src/new file'), { recursive: true });
    const installed = await update(repo.root);
    expect(installed).toMatchObject({ code: 0, stderr: '' });
    expect((await readFiles(repo.root))['package.json']).toBe((await renderNow(files))['package.json']);
  });

  test('update() looks at its own folder of a larger repo', async () => {
    const files = Object.entries(await readAgedBot()).map(
      ([file, text]) => [`bots/old bot/${file}`, text] as const,
    );
    await using repo = await createCommittedRepo(Object.fromEntries(files));
    const folder = path.join(repo.root, 'bots/old bot');
    await writeFile(path.join(repo.root, 'elsewhere.txt'), '');
    await writeFile(path.join(folder, 'here.txt'), '');
    expect((await update(folder)).stderr).toContain('seen alone: here.txt\n');
    await rm(path.join(folder, 'here.txt'));
    expect(await update(folder)).toMatchObject({ code: 0, stderr: '' });
  });

  test('update() goes on with --allow-dirty', async () => {
    await using repo = await createCommittedRepo(await readAgedBot());
    await writeFile(path.join(repo.root, 'note.txt'), '');
    expect(await update(repo.root, '--allow-dirty')).toMatchObject({ code: 0 });
  });

  test('update() follows castai-bot.json too', async () => {
    const files = await readFrozenBot('typescript-0.1.0');
    const answers = (files['castai-bot.json'] ?? '').replace('"ci": "github"', '"ci": "gitlab"');
    await using repo = await createFixtureRepo({ ...files, 'castai-bot.json': answers });
    expect((await update(repo.root)).code).toBe(0);
    const tree = await readTree(repo.root);
    expect(Object.keys(tree)).toContain('.gitlab-ci.yml');
    expect(Object.keys(tree)).not.toContain('.github');
  });

  test.each<[string, (root: string) => Promise<unknown>, string]>([
    [
      'no record',
      (root) => rm(path.join(root, RECORD)),
      'base.json is missing, which says what castai-bot wrote',
    ],
    ['a broken record', (root) => writeFile(path.join(root, RECORD), '<<<<<<< yours'), 'wanted an object'],
    [
      'a record that leads elsewhere',
      (root) => writeFile(path.join(root, RECORD), '{"../x": "a"}'),
      '"../x" is no path inside the repo',
    ],
    [
      'a record of a newer castai-bot',
      (root) =>
        writeFile(
          path.join(root, RECORD),
          JSON.stringify({ 'package.json': '{"devDependencies": {"castai-bot": "99.0.0"}}' }),
        ),
      'castai-bot 99.0.0 wrote this bot, and this is ',
    ],
    [
      'answers of a newer castai-bot',
      (root) => writeFile(path.join(root, 'castai-bot.json'), '{"schema": 99}'),
      'found schema 99, and this castai-bot is too old for it',
    ],
    [
      'a file that is a link out of the repo',
      async (root) => {
        const elsewhere = `${root}-tsconfig.json`;
        await rename(path.join(root, 'tsconfig.json'), elsewhere);
        onTestFinished(() => rm(elsewhere));
        await symlink(elsewhere, path.join(root, 'tsconfig.json'));
      },
      'tsconfig.json would leave it',
    ],
  ])('update() changes nothing with %s', async (_, spoil, message) => {
    await using repo = await createFixtureRepo(await readAgedBot());
    await spoil(repo.root);
    const before = await readTree(repo.root);
    const { code, stderr } = await update(repo.root);
    expect(stderr).toContain(message);
    expect(code).toBe(1);
    expect(await readTree(repo.root)).toEqual(before);
  });

  test('update() says where it can be used', async () => {
    const { code, stderr } = await update(path.parse(process.cwd()).root);
    expect({ code, stderr }).toMatchObject({ code: 2 });
    expect(stderr).toContain('Cannot find castai-bot.json');
  });

  test('update() reads files as Windows checks them out', async () => {
    const files = await readAgedBot();
    await using repo = await createFixtureRepo(withWindowsBreaks(files));
    expect((await update(repo.root)).code).toBe(0);
    const { [RECORD]: _, '.npmrc': __, '.gitattributes': ___, ...now } = await renderNow(files);
    expect(await readFiles(repo.root)).toMatchObject(withWindowsBreaks(now));
    expect(await readFile(path.join(repo.root, RECORD), 'utf8')).toBe((await renderNow(files))[RECORD]);
  });
});
