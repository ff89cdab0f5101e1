import { describe, expect, test } from 'vitest';
import { commands } from '../commands.ts';
import { createGeneratedRepo, sourceEnv } from '../testing/generated-repo.ts';
import { runLine } from '../testing/run-line.ts';

const COLUMNS = 40;

/** Lines longer than the terminal that could have been broken: there is a blank before its edge. */
function findTooLong(text: string): readonly string[] {
  return text.split('\n').filter((line) => line.length > COLUMNS && line.trimStart().includes(' '));
}

describe('a terminal of 40 columns', () => {
  test.each([
    ['list'],
    ['validate'],
    ['doctor'],
    ['run', 'greet', '--simulate'],
    ['run', 'greet', '--simulate', '--dry-run'],
  ])('castai-bot %s %s %s breaks its lines itself', async (...line) => {
    await using repo = await createGeneratedRepo();
    const { stdout } = await runLine(line, {
      cwd: repo.root,
      env: { ...sourceEnv, COLUMNS: String(COLUMNS) },
    });
    expect(stdout.length).toBeGreaterThan(COLUMNS);
    expect(findTooLong(stdout)).toEqual([]);
  });

  test.each(commands.map(({ name }) => name))(
    'castai-bot %s --help breaks its lines itself',
    async (name) => {
      const { code, stdout } = await runLine([...name.split(' '), '--help'], {
        cwd: '/',
        env: { COLUMNS: String(COLUMNS) },
      });
      expect(code).toBe(0);
      expect(findTooLong(stdout)).toEqual([]);
    },
  );
});
