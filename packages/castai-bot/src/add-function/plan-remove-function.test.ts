import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { parseAnswers, planBot } from '@castai-bot/scaffold';
import { describe, expect, test } from 'vitest';
import { noVersions } from '../edit-repo/plan-owned.ts';
import { bareBonesAnswers, createFixtureRepo, type FixtureRepo } from '../testing/fixture-repo.ts';
import { readTree } from '../testing/read-tree.ts';
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

async function createBareBones(): Promise<FixtureRepo> {
  const parsed = parseAnswers(JSON.parse(bareBonesAnswers()));
  if ('problems' in parsed) throw new Error(JSON.stringify(parsed.problems));
  const files = await planBot(parsed.answers, noVersions);
  return createFixtureRepo(Object.fromEntries(files.map(({ path: file, text }) => [file, text])));
}
