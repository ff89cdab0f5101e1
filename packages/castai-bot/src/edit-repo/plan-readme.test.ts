import { readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { createFixtureRepo, typeScriptAnswers } from '../testing/fixture-repo.ts';
import { createCommittedRepo, readFrozenBot } from '../testing/frozen-bot.ts';
import { readTree } from '../testing/read-tree.ts';
import { renderRepo } from '../testing/render-repo.ts';
import { runLine } from '../testing/run-line.ts';

describe('planReadme', () => {
  test('README.md follows add-function, remove-function, a schedule and an image, and keeps your text', async () => {
    await using repo = await createFixtureRepo(await renderRepo(typeScriptAnswers()));
    const file = path.join(repo.root, 'README.md');
    const answers = path.join(repo.root, 'castai-bot.json');
    await writeFile(file, mine(await readFile(file, 'utf8')));
    const readme = (): Promise<string> => readFile(file, 'utf8');
    const fresh = async (): Promise<string> =>
      mine((await renderRepo(await readFile(answers, 'utf8')))['README.md'] ?? '');

    const added = await runLine(['add-function', 'clean-up', '--schedule', '@daily'], { cwd: repo.root });
    expect(added.stdout).toContain('  ~ README.md\n');
    expect(await readme()).toBe(await fresh());
    expect(await readme()).toContain('| `clean-up` | `@daily` | Etc/UTC |');
    expect(await readme()).toContain('| `k8s/clean-up.cronjob.yaml` | runs `clean-up` on its schedule |');

    const removed = await runLine(['remove-function', 'greet'], { cwd: repo.root });
    expect(removed.stdout).toContain('  ~ README.md\n');
    expect(await readme()).toBe(await fresh());
    expect(await readme()).not.toContain('greet');

    const edited = (await readFile(answers, 'utf8'))
      .replace('@daily', '@every 10m')
      .replace('registry.example.com/team/my-bot', 'ghcr.io/us/my-bot');
    await writeFile(answers, edited);
    const updated = await runLine(['update', '--allow-dirty'], { cwd: repo.root });
    expect(updated).toMatchObject({ code: 0 });
    expect(await readme()).toBe(await fresh());
    expect(await readme()).toContain('builds `ghcr.io/us/my-bot`');
    expect(await readme()).toContain('| `clean-up` | `@every 10m` | Etc/UTC |');
    const again = await runLine(['update', '--check'], { cwd: repo.root });
    expect(again).toMatchObject({ code: 0 });
  });

  test('add-function leaves a README.md without marks alone, and one that is gone', async () => {
    await using repo = await createFixtureRepo(await renderRepo(typeScriptAnswers()));
    const file = path.join(repo.root, 'README.md');
    await writeFile(file, '# Mine\n');
    await runLine(['add-function', 'clean-up'], { cwd: repo.root });
    expect(await readFile(file, 'utf8')).toBe('# Mine\n');
    await rm(file);
    await runLine(['add-function', 'clean-more'], { cwd: repo.root });
    expect(await readTree(repo.root)).not.toHaveProperty('README.md');
  });

  test('add-function names a mark that lost its other half, and leaves what is there alone', async () => {
    await using repo = await createFixtureRepo(await renderRepo(typeScriptAnswers()));
    const file = path.join(repo.root, 'README.md');
    await writeFile(file, '# Mine\n<!-- castai-bot:functions -->\nmine\n');
    const { code, stdout } = await runLine(['add-function', 'clean-up'], { cwd: repo.root });
    expect(code).toBe(0);
    expect(stdout).toContain(
      'README.md:2: <!-- castai-bot:functions --> has no <!-- /castai-bot:functions -->',
    );
    expect(await readFile(file, 'utf8')).toContain('\nmine\n');
  });

  test('update prints the part for a README.md of 0.1.0, and changes nothing in it', async () => {
    const files = await readFrozenBot('typescript-0.1.0');
    await using repo = await createCommittedRepo(files);
    const { code, stdout } = await runLine(['update'], { cwd: repo.root });
    expect(code).toBe(0);
    expect(stdout).toContain('README.md has no part that castai-bot keeps.');
    expect(stdout).toMatch(
      /\n<!-- castai-bot:functions -->\n\| function \| runs \| time zone \|\n[^]*<!-- \/castai-bot:functions -->\n/,
    );
    expect(await readFile(path.join(repo.root, 'README.md'), 'utf8')).toBe(files['README.md']);
  });
});

/** As a person has edited it. */
function mine(text: string): string {
  return `${text.replace('## Deploy it', 'Mine.\n\n## Deploy it')}\r\nMine too`;
}
