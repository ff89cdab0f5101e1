import { execFileSync } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { PassThrough } from 'node:stream';
import { describe, expect, test } from 'vitest';
import { createFixtureRepo } from '../../testing/fixture-repo.ts';
import { gitIdentity } from '../../testing/git-identity.ts';
import { bindProgram } from '../engine/bind-program.ts';
import type { RunProgram } from '../engine/engine.ts';
import { readGitFacts, toWebAddress } from './git-facts.ts';

describe('readGitFacts', () => {
  test('readGitFacts() names commit, time and source; a changed manifest is no dirt', async () => {
    await using repo = await createFixtureRepo({ a: '1', 'k8s/x.yaml': '1' });
    const git = (...args: string[]): string =>
      execFileSync('git', args, {
        cwd: repo.root,
        encoding: 'utf8',
        env: { ...process.env, ...gitIdentity },
      });
    git('init', '--quiet');
    git('remote', 'add', 'origin', 'https://me:token@example.com/team/bot.git');
    git('add', '.');
    git('commit', '--quiet', '--message', 'one');
    const run = runIn(repo.root);
    const clean = await readGitFacts(run, 'k8s');
    expect(clean).toEqual({
      commit: git('rev-parse', 'HEAD').trim(),
      committedAtSeconds: 1_700_000_000,
      isDirty: false,
      source: 'https://example.com/team/bot',
    });
    await writeFile(path.join(repo.root, 'k8s/x.yaml'), '2');
    expect(await readGitFacts(run, 'k8s')).toEqual(clean);
    await writeFile(path.join(repo.root, 'new'), '');
    expect(await readGitFacts(run, 'k8s')).toMatchObject({ isDirty: true });
  });

  test('readGitFacts() knows nothing outside of git and before the first commit', async () => {
    await using repo = await createFixtureRepo({ a: '1' });
    expect(await readGitFacts(runIn(repo.root), 'k8s')).toBeUndefined();
    execFileSync('git', ['init', '--quiet'], { cwd: repo.root });
    expect(await readGitFacts(runIn(repo.root), 'k8s')).toBeUndefined();
  });

  test.each([
    ['git@example.com:team/bot.git', 'https://example.com/team/bot'],
    ['ssh://git@example.com:2222/team/bot.git', 'https://example.com/team/bot'],
    ['https://user:token@example.com:8443/team/bot', 'https://example.com:8443/team/bot'],
    ['/srv/git/bot.git', undefined],
    ['file:///srv/git/bot.git', undefined],
    ['../bot', undefined],
  ])('toWebAddress() of %s', (remote, address) => {
    expect(toWebAddress(remote)).toBe(address);
  });
});

function runIn(root: string): RunProgram {
  return bindProgram(root, {
    env: { ...process.env, GIT_CEILING_DIRECTORIES: path.dirname(root) },
    signal: new AbortController().signal,
    stderr: new PassThrough(),
  });
}
