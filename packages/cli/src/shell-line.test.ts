import { execFileSync } from 'node:child_process';
import { fc } from '@castai-bot/testing/properties';
import { expect, expectTypeOf, test } from 'vitest';
import { CliError, usageError } from './errors.ts';
import { asLine, shell, type ShellLine, type Typeable } from './shell-line.ts';

const hostile = [
  '$(touch pwned)',
  '`touch pwned`',
  'x; touch pwned',
  'x && touch pwned',
  'x | sh',
  "x'; touch pwned; '",
  'x" $(touch pwned) "',
  '--flag=$HOME',
  '!history',
  '%PATH%',
  'a b',
  '*',
  '~',
  '#',
  '',
] as const;

test('shell() makes one word of a value, and one of each item of a list', () => {
  expect(shell`castai-bot logs --run ${'my-run'} --follow`).toBe('castai-bot logs --run my-run --follow');
  expect(shell`kubectl ${['get', 'a b', '$(id)']} -n ${7}`).toBe(`kubectl get "a b" '$(id)' -n 7`);
  expect(shell`${{ line: shell`castai-bot ${'a b'}` }} --yes`).toBe('castai-bot "a b" --yes');
});

test.skipIf(process.platform === 'win32').each(hostile)(
  'shell() lets %j be a word for sh, and nothing more (not on Windows)',
  (value) => {
    const line = shell`printf '%s\\0' ${value} --context=${value} ${[value, value]}`;
    const words = execFileSync('sh', ['-c', line.replace(String.raw`\\0`, String.raw`\0`)], {
      encoding: 'utf8',
    });
    expect(words.split('\0').slice(0, -1)).toEqual([value, `--context=${value}`, value, value]);
  },
);

test('shell() makes one line without control characters of any values', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (value) => {
      // oxlint-disable-next-line eslint/no-control-regex -- what a terminal obeys
      expect(shell`run ${value}`).not.toMatch(/[\u0000-\u001F\u007F-\u009F\u202A-\u202E\u2066-\u2069]/);
    }),
  );
});

test('Typeable() is a known text or a line, and no text that was put together', () => {
  expectTypeOf<Typeable<'castai-bot run'>>().toEqualTypeOf<'castai-bot run'>();
  expectTypeOf<Typeable<'a' | 'b'>>().toEqualTypeOf<'a' | 'b'>();
  expectTypeOf<Typeable<ShellLine>>().toEqualTypeOf<ShellLine>();
  expectTypeOf<Typeable<string>>().toBeNever();
  expectTypeOf<Typeable<`castai-bot run ${string}`>>().toBeNever();
  expectTypeOf(usageError<string>)
    .parameter(1)
    .toEqualTypeOf<undefined>();
  expectTypeOf(new CliError('X', 'x', { hint: 'castai-bot run' }).hint).toEqualTypeOf<
    ShellLine | undefined
  >();
  expect(usageError('x', asLine('castai-bot run')).hint).toBe('castai-bot run');
});
