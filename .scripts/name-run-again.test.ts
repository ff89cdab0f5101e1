import { expect, test } from 'vitest';
import { nameRunAgain } from './name-run-again.ts';

test.each([
  [{ TEST_SEED: '7' }, 'TEST_SEED=7 npx vitest run --project api a.test.ts'],
  [{ TEST_SEED: '7', TEST_WHOLE: '1' }, 'TEST_SEED=7 TEST_WHOLE=1 npx vitest run --project api a.test.ts'],
  [{ TEST_SEED: '7', TEST_WHOLE: '' }, 'TEST_SEED=7 npx vitest run --project api a.test.ts'],
  [
    { TEST_SEED: '7', CASTAI_BOT_NODE_BEFORE: '20.19.0' },
    'TEST_SEED=7 npx --package=node@24 -c "vitest run --project api a.test.ts"',
  ],
])('nameRunAgain() keeps the choices and the Node of %o', (env, line) => {
  expect(nameRunAgain('api', 'a.test.ts', env)).toBe(line);
});
