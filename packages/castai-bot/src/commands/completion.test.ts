import { spawnSync } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { WAIT_LIMIT_MS } from '@castai-bot/testing/limits';
import { describe, expect, test } from 'vitest';
import { createFixtureRepo, typeScriptAnswers } from '../testing/fixture-repo.ts';
import { runBin } from '../testing/run-bin.ts';

const bin = fileURLToPath(new URL('../bin.ts', import.meta.url));
/** What a test can do without is skipped where it is not installed. */
const has = (shell: string): boolean => spawnSync(shell, ['--version']).status === 0;

describe('castai-bot completion', () => {
  test('complete() answers from the declarations and the repo', async () => {
    await using repo = await createFixtureRepo({ 'castai-bot.json': typeScriptAnswers(), 'src/x': '' });
    const complete = async (...words: readonly string[]): Promise<string> =>
      (await runBin(['complete', '--', ...words], { cwd: path.join(repo.root, 'src') })).stdout;
    expect(await complete('run', '--sim')).toBe(
      '--simulate\tagainst a simulated CAST AI: no key, no cluster\n',
    );
    expect(await complete('run', '')).toBe('greet\t\n');
    expect(await complete('run', '--config', '')).toBe(':files\n');
    expect(await complete('completion', 'z')).toBe('zsh\t\n');
    expect(await complete('comp')).toBe('completion\tPrint what a shell needs to complete lines\n');
  });

  test.each(['bash', 'zsh', 'fish'])('completion() prints a script that %s can read', async (shell) => {
    await using repo = await createFixtureRepo({});
    const { code, stdout } = await runBin(['completion', shell], { cwd: repo.root });
    expect(code).toBe(0);
    expect(stdout).toContain('castai-bot complete -- ');
    const file = path.join(repo.root, 'script');
    await writeFile(file, stdout);
    if (has(shell)) expect(spawnSync(shell, ['-n', file])).toMatchObject({ status: 0 });
  });

  test.runIf(has('bash'))('completion() completes a line in bash (needs bash)', async () => {
    await using repo = await createFixtureRepo({ 'castai-bot.json': typeScriptAnswers(), 'a file': '' });
    const { stdout: script } = await runBin(['completion', 'bash'], { cwd: repo.root });
    const complete = (...words: readonly string[]): string => {
      const line = ['castai-bot', ...words].map((word) => `'${word}'`).join(' ');
      const program = `castai-bot() { "${process.execPath}" --conditions=@castai-bot/source "${bin}" "$@"; }
compopt() { :; }
${script}
COMP_WORDS=(${line}) COMP_CWORD=${words.length}
_castai_bot
printf '%s\\n' "\${COMPREPLY[@]}"`;
      return spawnSync('bash', ['-c', program], { cwd: repo.root, encoding: 'utf8' }).stdout;
    };
    expect(complete('run', '--simul')).toBe('--simulate\n');
    expect(complete('run', 'gre')).toBe('greet\n');
    expect(complete('run', '--config', 'a')).toBe('a file\n');
  });

  test.runIf(has('fish'))('completion() completes a line in fish (needs fish)', async () => {
    await using repo = await createFixtureRepo({ 'castai-bot.json': typeScriptAnswers(), 'a file': '' });
    const { stdout: script } = await runBin(['completion', 'fish'], { cwd: repo.root });
    const complete = (line: string): string => {
      const program = `function castai-bot; "${process.execPath}" --conditions=@castai-bot/source "${bin}" $argv; end
${script}
complete --do-complete '${line}'`;
      const options = { cwd: repo.root, encoding: 'utf8', env: { ...process.env, HOME: repo.root } } as const;
      return spawnSync('fish', ['--command', program], options).stdout;
    };
    expect(complete('castai-bot run --simul')).toBe(
      '--simulate\tagainst a simulated CAST AI: no key, no cluster\n',
    );
    expect(complete('castai-bot run gre')).toBe('greet\n');
    expect(complete('castai-bot completion z')).toBe('zsh\n');
  });

  test.runIf(has('zsh'))(
    'completion() completes a line in zsh, the first time it is asked (needs zsh)',
    async () => {
      await using repo = await createFixtureRepo({ 'castai-bot.json': typeScriptAnswers() });
      const { stdout: script } = await runBin(['completion', 'zsh'], { cwd: repo.root });
      await mkdir(path.join(repo.root, 'fpath'));
      await writeFile(path.join(repo.root, 'fpath/_castai-bot'), script);
      // A shell in a terminal of zsh's own, since only a line editor completes.
      const program = `zmodload zsh/zpty
zpty shell "zsh -f -i"
zpty -w shell ${quote(`PS1=; fpath=(fpath $fpath); autoload -Uz compinit; compinit -u -D`)}
zpty -w shell ${quote(`castai-bot() { ${quote(process.execPath)} --conditions=@castai-bot/source ${quote(bin)} "$@" }`)}
zpty -w shell 'clear; echo RE''ADY'
zpty -r shell before '*READY*'
zpty -n -w shell $'castai-bot run gr\t'
zpty -r -m shell after '*greet*' && print COMPLETED`;
      const options = { cwd: repo.root, encoding: 'utf8', timeout: WAIT_LIMIT_MS } as const;
      const { stdout } = spawnSync('zsh', ['-f', '-c', program], options);
      expect(stdout).toContain('COMPLETED');
    },
  );

  test('completion() refuses a shell that it does not know', async () => {
    await using repo = await createFixtureRepo({});
    const { code, stderr } = await runBin(['completion', 'tcsh'], { cwd: repo.root });
    expect(code).toBe(2);
    expect(stderr).toContain('bash, zsh, fish');
    expect(await runBin(['completion'], { cwd: repo.root })).toMatchObject({ code: 2, stdout: '' });
  });
});

const quote = (text: string): string => `'${text.replaceAll("'", `'\\''`)}'`;
