import { tmpdir } from 'node:os';
import { describe, expect, test } from 'vitest';
import { runLine } from '../testing/run-line.ts';

const run = (...argv: readonly string[]): ReturnType<typeof runLine> => runLine(argv, { cwd: tmpdir() });

describe('castai-bot help', () => {
  test.each([[[]], [['run']], [['secret', 'set']], [['secret']], [['help']]])(
    'help() of %j is that of --help',
    async (words) => {
      const flag = await run(...words, '--help');
      expect(flag).toMatchObject({ code: 0, stderr: '' });
      expect(flag.stdout).toContain('Usage: castai-bot');
      expect(await run('help', ...words)).toEqual(flag);
      expect(await run('--cwd', '.', 'help', ...words)).toEqual(flag);
    },
  );

  test.each([
    [['runn'], 'Cannot show the help of "runn": there is no such command, did you mean run?'],
    [
      ['secret', 'put'],
      'Cannot show the help of "secret put": there is no such command, did you mean secret set?',
    ],
    [['run', 'greet'], 'Cannot show the help of "run greet": there is no such command'],
  ])('help() of %j says that there is none', async (words, message) => {
    const { code, stdout, stderr } = await run('help', ...words);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain(`Error: ${message}\n  castai-bot --help\n`);
  });

  test('help() completes the commands there are', async () => {
    expect((await run('complete', '--', 'help', 'secr')).stdout).toMatch(/^secret\t.+\n$/);
    expect((await run('complete', '--', 'help', 'secret', '')).stdout).toMatch(/^set\t.+\n$/);
    expect((await run('complete', '--', 'help', 'run', '')).stdout).toBe('');
  });
});
