import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import {
  type BotAnswers,
  CI_SYSTEMS,
  LICENSES,
  PACKAGE_MANAGERS,
  parseAnswers,
  REGIONS,
} from '@castai-bot/scaffold';
import { fc } from '@castai-bot/testing/properties';
import { describe, expect, test } from 'vitest';
import { addResources, listResources, removeResources } from '../edit-repo/edit-kustomization.ts';
import { replaceReadmeParts } from '../edit-repo/readme-parts.ts';
import { KUSTOMIZATION } from '../repo/manifest-files.ts';
import { createFixtureRepo } from '../testing/fixture-repo.ts';
import { isAbortedAt } from '../testing/is-aborted-at.ts';
import { readTree } from '../testing/read-tree.ts';
import { renderBot } from './plan-update.ts';
import { applyUpdate, planRepoUpdate, type RepoUpdate } from './update-repo.ts';

const never = { signal: new AbortController().signal };
const daily = { schedule: '@daily', timeZone: 'Etc/UTC' };

const answers = fc.record({
  flavor: fc.constant('typescript'),
  name: fc.constant('my-bot'),
  description: fc.constantFrom('A bot', 'It says "é": # 1', "{{ }} ${x} 'y'"),
  namespace: fc.constantFrom('castai-agent', 'bots'),
  imagePullSecret: fc.constantFrom(null, 'login'),
  region: fc.constantFrom(...REGIONS),
  deadlineSeconds: fc.constantFrom(600, 1800),
  license: fc.constantFrom(...LICENSES),
  ci: fc.constantFrom(...CI_SYSTEMS),
  packageManager: fc.constantFrom(...PACKAGE_MANAGERS),
  functions: fc.constantFrom(
    { one: daily },
    { two: daily },
    { one: daily, two: { ...daily, schedule: '0 5 * * *' } },
  ),
});

function parse(raw: object): BotAnswers {
  const parsed = parseAnswers(raw);
  if ('problems' in parsed) throw new Error(JSON.stringify(parsed.problems));
  return parsed.answers;
}

async function toFiles(bot: BotAnswers, version: string): Promise<Record<string, string>> {
  const files = await renderBot(bot, version);
  return Object.fromEntries(files.map(({ path: file, text }) => [file, text]));
}

async function update(root: string): Promise<RepoUpdate> {
  const plan = await planRepoUpdate(root, { version: '1.2.3' });
  await applyUpdate(root, plan.changes, never);
  return plan;
}

describe('updateRepo', () => {
  test('planRepoUpdate() makes of an unedited bot what is generated for its answers now, and then has nothing to do', async () => {
    await fc.assert(
      fc.asyncProperty(answers, answers, async (old, now) => {
        await using repo = await createFixtureRepo(await toFiles(parse(old), '1.0.0'));
        await writeFile(path.join(repo.root, 'castai-bot.json'), JSON.stringify(now));
        const { conflicts, kept } = await update(repo.root);
        expect({ conflicts, kept }).toEqual({ conflicts: [], kept: [] });
        const planned = await renderBot(parse(now), '1.2.3');
        const fresh = planned.filter(({ kind }) => kind === 'owned');
        const tree = await readTree(repo.root);
        const yours = await listYours(old);
        const files = Object.keys(tree).filter((file) => tree[file] !== 'folder' && !yours.includes(file));
        expect(files.toSorted()).toEqual(fresh.map(({ path: file }) => file).toSorted());
        for (const { path: file, text } of fresh) expect(tree[file]).toBe(text);
        const readme = planned.find(({ path: file }) => file === 'README.md')?.text ?? '';
        expect(replaceReadmeParts(tree['README.md'] ?? '', readme)).toBe(tree['README.md']);
        expect((await update(repo.root)).changes).toEqual([]);
      }),
      { numRuns: 25 },
    );
  });

  test('applyUpdate() leaves the tree as it was when it is aborted, at whatever step', async () => {
    const old = { name: 'my-bot', ci: 'github', functions: { one: daily } };
    await using repo = await createFixtureRepo(await toFiles(parse(old), '1.0.0'));
    const now = { ...old, ci: 'gitlab', region: 'eu', packageManager: 'pnpm' };
    await writeFile(path.join(repo.root, 'castai-bot.json'), JSON.stringify(now));
    const before = await readTree(repo.root);
    const { changes } = await planRepoUpdate(repo.root, { version: '1.2.3' });
    expect(new Set(changes.map(({ kind }) => kind))).toEqual(new Set(['create', 'edit', 'delete']));
    let steps = 0;
    while (await isAbortedAt(steps, (signal) => applyUpdate(repo.root, changes, { signal }))) {
      expect(await readTree(repo.root)).toEqual(before);
      steps += 1;
    }
    expect(steps).toBeGreaterThan(changes.length);
    expect((await planRepoUpdate(repo.root, { version: '1.2.3' })).changes).toEqual([]);
  });

  test('planRepoUpdate() lists a new state in a kustomization.yaml that add-function and add-schedule have written', async () => {
    const old = { name: 'my-bot', schema: 2, functions: { one: daily, two: { ...daily, state: 'two' } } };
    const more = {
      ...old,
      functions: { ...old.functions, late: { ...daily, function: 'two', state: 'two' } },
    };
    await using repo = await createFixtureRepo(await toFiles(parse(more), '1.2.3'));
    const file = path.join(repo.root, KUSTOMIZATION);
    const added = [
      'two.configmap.yaml',
      'two.cronjob.yaml',
      'two.state.yaml',
      'late.configmap.yaml',
      'late.cronjob.yaml',
    ];
    await writeFile(file, addResources(removeResources(await readFile(file, 'utf8'), added), added));
    const now = { ...more, functions: { ...more.functions, one: { ...daily, state: 'one' } } };
    await writeFile(path.join(repo.root, 'castai-bot.json'), JSON.stringify(now));
    expect(await update(repo.root)).toMatchObject({ conflicts: [], drift: [] });
    const listed = listResources(await readFile(file, 'utf8'));
    expect(listed).toEqual(['one.configmap.yaml', 'one.cronjob.yaml', ...added, 'one.state.yaml']);
    expect(await update(repo.root)).toMatchObject({ conflicts: [], drift: [], changes: [] });
  });

  test('planRepoUpdate() migrates answers and configs first', async () => {
    const old = { name: 'my-bot', functions: { one: daily } };
    await using repo = await createFixtureRepo(await toFiles(parse(old), '1.2.3'));
    const file = path.join(repo.root, 'castai-bot.json');
    await writeFile(file, JSON.stringify({ ...old, schema: 0, namespace: 'castai-agent' }));
    const migrated = await planRepoUpdate(repo.root, {
      version: '1.2.3',
      target: 1,
      migrations: [
        {
          schema: 1,
          summary: 'everything is in bots',
          change: (texts) =>
            new Map([...texts].map(([name, text]) => [name, text.replaceAll('"castai-agent"', '"bots"')])),
        },
      ],
    });
    expect(migrated.migrations).toEqual(['everything is in bots']);
    expect(migrated.changes.map((change) => change.path)).toEqual([
      'castai-bot.json',
      'k8s/one.configmap.yaml',
      'k8s/one.cronjob.yaml',
      'k8s/one.pod.yaml',
      '.castai-bot/base.json',
      'README.md',
    ]);
    await applyUpdate(repo.root, migrated.changes, never);
    expect((await readTree(repo.root))['castai-bot.json']).toContain('"schema": 1,');
    const again = { version: '1.2.3', target: 1, migrations: [] };
    expect((await planRepoUpdate(repo.root, again)).changes).toEqual([]);
  });
});

/** What the generator writes once stays as it is, README.md but for its parts. */
async function listYours(old: object): Promise<readonly string[]> {
  const planned = await renderBot(parse(old), '1.0.0');
  return planned
    .filter(({ kind, path: file }) => kind === 'yours' || file === 'castai-bot.json')
    .map(({ path: file }) => file);
}
