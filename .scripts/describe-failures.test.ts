import type { Failure } from '@castai-bot/testing/run-notes';
import { expect, test } from 'vitest';
import { describeFailures } from './describe-failures.ts';

const failure = (title: string, message = 'Error: no'): Failure => ({
  kind: 'failed',
  part: 'api packages/api/src/x.test.ts',
  title,
  message,
  again: 'npx vitest run x',
});

test('describeFailures() is empty where nothing failed', () => {
  expect(describeFailures([{ stage: 'tests', exitCode: 0, failures: [] }], '1')).toBe('');
});

test('describeFailures() names at most thirty and counts the rest', () => {
  const failures = Array.from({ length: 20 }, (_, index) => failure(`x() ${index}`));
  const text = describeFailures(
    [
      { stage: 'tests', exitCode: 1, failures },
      { stage: 'pages', exitCode: 1, failures },
    ],
    '1',
  );
  expect(text.match(/x\(\)/g)).toHaveLength(30);
  expect(text).toMatch(/\n {2}and 10 more$/);
});

test.each([
  [137, 'exited with 137 and named nothing'],
  [undefined, 'was ended by a signal and named nothing'],
])('describeFailures() names a stage that ended with %s before it named anything', (exitCode, said) => {
  const text = describeFailures([{ stage: 'tests', exitCode, failures: [] }], '1');
  expect(text).toContain(`      tests\n        ${said}\n      again: npm run verify -- tests`);
});

test('describeFailures() keeps each line short', () => {
  const text = describeFailures(
    [{ stage: 'tests', exitCode: 1, failures: [failure('x'.repeat(999), 'y'.repeat(999))] }],
    '1',
  );
  expect(Math.max(...text.split('\n').map(({ length }) => length))).toBeLessThan(180);
});
