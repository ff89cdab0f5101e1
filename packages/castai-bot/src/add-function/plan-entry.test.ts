import { chmod, readFile, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { parseAnswers, planBot } from '@castai-bot/scaffold';
import { describe, expect, test } from 'vitest';
import { noVersions } from '../edit-repo/plan-owned.ts';
import { bareBonesAnswers, createFixtureRepo, type FixtureRepo } from '../testing/fixture-repo.ts';
import { readTree } from '../testing/read-tree.ts';
import { runLine } from '../testing/run-line.ts';

const LINE = ['add-function', 'm2', '--entry', 'src/m2.rb'];

describe('planEntry', () => {
  test('planEntry() makes a program that is there executable, and names what the image must have', async () => {
    await using repo = await createBareBones();
    const file = path.join(repo.root, 'src/m2.rb');
    await writeFile(file, '#!/usr/bin/env -S ruby -w\n', { mode: 0o644 });
    const dry = await runLine([...LINE, '--dry-run'], { cwd: repo.root });
    expect(dry.stderr).toContain('Would make src/m2.rb executable');
    expect((await stat(file)).mode & 0o111).toBe(0);
    const added = await runLine(LINE, { cwd: repo.root });
    expect(added.code).toBe(0);
    expect(added.stderr).toContain('Making src/m2.rb executable');
    expect(added.stdout).toContain('The image must have ruby: ');
    expect((await stat(file)).mode & 0o777).toBe(0o755);
    expect((await runLine(['validate'], { cwd: repo.root })).stdout).toContain(
      'has no ruby, which src/m2.rb needs',
    );
    const dockerfile = path.join(repo.root, 'Dockerfile');
    const based = (await readFile(dockerfile, 'utf8')).replace(/BASE_IMAGE=.*/, 'BASE_IMAGE="ruby:4"');
    await writeFile(dockerfile, based);
    expect((await runLine(['validate'], { cwd: repo.root })).stdout).toContain('0 errors');
    await chmod(file, 0o644);
    const validated = await runLine(['validate'], { cwd: repo.root });
    expect(validated.code).toBe(1);
    expect(validated.stdout + validated.stderr).toContain('chmod +x src/m2.rb');
  });

  test('planEntry() says when a program names no interpreter', async () => {
    await using repo = await createBareBones();
    await writeFile(path.join(repo.root, 'src/m2.rb'), 'puts 1\n', { mode: 0o755 });
    const { stdout, stderr } = await runLine(LINE, { cwd: repo.root });
    expect(stdout).toContain('Its first line names no interpreter');
    expect(stderr).not.toContain('executable');
  });

  test('planEntry() leaves the mode alone when the function cannot be added', async () => {
    await using repo = await createBareBones();
    const file = path.join(repo.root, 'src/m2.rb');
    await writeFile(file, '#!/usr/bin/ruby\n', { mode: 0o644 });
    await writeFile(path.join(repo.root, 'k8s/m2.pod.yaml'), 'mine');
    expect(await runLine(LINE, { cwd: repo.root })).toMatchObject({ code: 1 });
    expect((await stat(file)).mode & 0o111).toBe(0);
  });

  test('planEntry() writes no script into a file of a language it knows no script of', async () => {
    await using repo = await createBareBones();
    const before = await readTree(repo.root);
    const refused = await runLine(LINE, { cwd: repo.root });
    expect(refused).toMatchObject({ code: 2, stdout: '' });
    expect(refused.stderr).toContain('there is no src/m2.rb');
    expect(refused.stderr).toContain('Create src/m2.rb first, or name a file that ends in .sh or .py');
    expect(await readTree(repo.root)).toEqual(before);
  });
});

async function createBareBones(): Promise<FixtureRepo> {
  const parsed = parseAnswers(JSON.parse(bareBonesAnswers()));
  if ('problems' in parsed) throw new Error(JSON.stringify(parsed.problems));
  const files = await planBot(parsed.answers, noVersions);
  return createFixtureRepo(Object.fromEntries(files.map(({ path: file, text }) => [file, text])));
}
