import { RuleTester } from 'oxlint/plugins-dev';
import { describe, expect, test } from 'vitest';
import { noBacktracking } from './no-backtracking.ts';

RuleTester.describe = describe;
RuleTester.it = (title, run) =>
  test(`noBacktracking judges ${title}`, () => {
    expect(run()).toBeUndefined();
  });

new RuleTester().run('no-backtracking', noBacktracking, {
  valid: [
    'const name = /^[a-z](?:[-_]?[a-z0-9])*$/i',
    "text.replaceAll(/<[^<>]*>/g, ' ')",
    'const half = 1 / 2 / 3',
    'const words = /(?<! ) *[^ ]+/g',
  ],
  invalid: [
    {
      code: 'const name = /^[a-z][a-z0-9]*([-_]?[a-z0-9]+)*$/i',
      errors: [{ message: /exponentially long/ }],
    },
    { code: "text.replaceAll(/<[^>]*>/g, ' ')", errors: [{ message: /many of < this takes at least/ }] },
    { code: 'const end = /\\s+$/.exec(text)', errors: [{ messageId: 'slow' }] },
    { code: 'const built = new RegExp(`^${name}$`)', errors: [{ messageId: 'unknown' }] },
  ],
});
