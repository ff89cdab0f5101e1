import { describe, expect, test } from 'vitest';
import { runLine } from './testing/run-line.ts';
import { readPatience, withPatience } from './patience.ts';

describe('withPatience', () => {
  test.each([
    [{}, 5000],
    [{ CASTAI_BOT_PATIENCE: '' }, 5000],
    [{ CASTAI_BOT_PATIENCE: '20' }, 100_000],
    [{ CASTAI_BOT_PATIENCE: '1.5' }, 7500],
  ])('withPatience() of 5 s in %j is %i ms', (env, wanted) => {
    expect(withPatience(5000, env)).toBe(wanted);
  });

  test.each(['0', '0.5', '-1', 'long', '1e9'])('readPatience() refuses %j', (text) => {
    expect(() => readPatience({ CASTAI_BOT_PATIENCE: text })).toThrow(
      `Cannot use CASTAI_BOT_PATIENCE: found ${JSON.stringify(text)}, wanted a number from 1 to 1000`,
    );
  });

  test('main() says at once that it cannot use it', async () => {
    const { code, stderr } = await runLine(['list'], { cwd: '/', env: { CASTAI_BOT_PATIENCE: 'long' } });
    expect(code).toBe(2);
    expect(stderr).toContain('CASTAI_BOT_PATIENCE: found "long"');
  });
});
