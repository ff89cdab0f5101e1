import { RuleTester } from 'oxlint/plugins-dev';
import { describe, expect, test } from 'vitest';
import { skipSaysWhy } from './skip-says-why.ts';

RuleTester.describe = describe;
RuleTester.it = (title, run) =>
  test(`skipSaysWhy judges ${title}`, () => {
    expect(run()).toBeUndefined();
  });

new RuleTester().run('skip-says-why', skipSaysWhy, {
  valid: [
    "test('plain', () => {})",
    "test.runIf(has('zsh'))('x() works (needs zsh)', () => {})",
    "test.skipIf(isWindows).each(rows)('x() works (not on Windows)', () => {})",
    'describe.skipIf(why !== undefined)(`castai-bot deploy: ${why}`, () => {})',
  ],
  invalid: [
    { code: "test.runIf(has('zsh'))('x() works', () => {})", errors: [{ messageId: 'why' }] },
    { code: "describe.skipIf(isWindows)('x() works', () => {})", errors: [{ messageId: 'why' }] },
    { code: "test.skipIf(isWindows).each(rows)('x() works', () => {})", errors: [{ messageId: 'why' }] },
  ],
});
