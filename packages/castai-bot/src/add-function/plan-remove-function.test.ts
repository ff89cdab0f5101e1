import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { parseAnswers, planBot } from '@castai-bot/scaffold';
import { describe, expect, test } from 'vitest';
import { noVersions } from '../edit-repo/plan-owned.ts';
import {
  bareBonesAnswers,
  createFixtureRepo,
  type FixtureRepo,
  typeScriptAnswers,
} from '../testing/fixture-repo.ts';
import { readTree } from '../testing/read-tree.ts';
import { renderRepo } from '../testing/render-repo.ts';
import { runLine } from '../testing/run-line.ts';

describe('planRemoveFunction', () => {
  test('planRemoveFunction() takes the script that add-function wrote', async () => {
    await using repo = await createBareBones();
    const before = await readTree(repo.root);
    await runLine(['add-function', 'clean-up'], { cwd: repo.root });
    const { code, stdout } = await runLine(['remove-function', 'clean-up'], { cwd: repo.root });
    expect(code).toBe(0);
    expect(stdout).toContain('  - src/clean-up.sh\n');
    expect(await readTree(repo.root)).toEqual(before);
  });

  test.each([
    ['src/clean-up.sh', []],
    ['src/clean-up.sh', ['--force']],
    ['src/mine.py', ['--force']],
  ])('planRemoveFunction() keeps %s of a person, and lists it, with %j', async (script, flags) => {
    await using repo = await createBareBones();
    const text = '#!/usr/bin/env python3\n';
    await writeFile(path.join(repo.root, script), text, { mode: 0o755 });
    const before = await readTree(repo.root);
    await runLine(['add-function', 'clean-up', '--entry', script], { cwd: repo.root });
    const { code, stdout } = await runLine(['remove-function', 'clean-up', ...flags], { cwd: repo.root });
    expect(code).toBe(0);
    expect(stdout).toContain(`kept, since you have edited it: ${script}\n`);
    expect(await readTree(repo.root)).toEqual(before);
  });
});

describe('the manifests of a state', () => {
  test('planRemoveFunction() takes them with the last entry that uses them, and never before', async () => {
    await using repo = await createShared();
    const listed = (): Promise<string> => readFile(path.join(repo.root, 'k8s/kustomization.yaml'), 'utf8');
    const evening = await runLine(['remove-function', 'evening'], { cwd: repo.root });
    expect(evening).toMatchObject({ code: 0 });
    expect(evening.stdout).not.toContain('hours.state.yaml');
    expect(await listed()).toContain('  - hours.state.yaml\n');
    const morning = await runLine(['remove-function', 'morning'], { cwd: repo.root });
    expect(morning.stdout).toContain('  - k8s/hours.state.yaml\n');
    expect(await listed()).not.toContain('state.yaml');
    expect(Object.keys(await readTree(repo.root)).filter((file) => file.includes('.state.'))).toEqual([]);
  });

  test('planRemoveFunction() leaves those that a person has edited', async () => {
    await using repo = await createShared();
    const file = path.join(repo.root, 'k8s/hours.state.yaml');
    await writeFile(file, `${await readFile(file, 'utf8')}---\n# mine\n`);
    await runLine(['remove-function', 'evening'], { cwd: repo.root });
    const { stdout } = await runLine(['remove-function', 'morning'], { cwd: repo.root });
    expect(stdout).toContain('k8s/hours.state.yaml: you have edited it, and no entry uses it any more');
    expect(await readFile(file, 'utf8')).toContain('# mine');
  });
});

async function createBareBones(): Promise<FixtureRepo> {
  const parsed = parseAnswers(JSON.parse(bareBonesAnswers()));
  if ('problems' in parsed) throw new Error(JSON.stringify(parsed.problems));
  const files = await planBot(parsed.answers, noVersions);
  return createFixtureRepo(Object.fromEntries(files.map(({ path: file, text }) => [file, text])));
}

/** Two functions that share a state, and one that has none. */
async function createShared(): Promise<FixtureRepo> {
  const one = { template: 'example', schedule: '0 17 * * 1-5', timeZone: 'Etc/UTC' } as const;
  const shared = { ...one, state: 'hours' };
  const functions = { morning: shared, evening: shared, plain: one };
  return createFixtureRepo(await renderRepo(typeScriptAnswers({ schema: 2, functions })));
}
