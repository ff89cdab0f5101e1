import { PassThrough } from 'node:stream';
import { expect, test } from 'vitest';
import { isInteractive } from './is-interactive.ts';

const stream = (isTTY: boolean): PassThrough & { isTTY: boolean } =>
  Object.assign(new PassThrough(), { isTTY });
const on = (stdin: boolean, stderr: boolean, env: Record<string, string> = {}): boolean =>
  isInteractive({ stdin: stream(stdin), stderr: stream(stderr), env });

test('isInteractive() wants a terminal at both ends', () => {
  expect([on(true, true), on(true, false), on(false, true), on(false, false)]).toEqual([
    true,
    false,
    false,
    false,
  ]);
});

test.each(['1', 'true', 'TRUE', 'True', 'yes', 'woodpecker'])('isInteractive() is off when CI=%s', (CI) => {
  expect(on(true, true, { CI })).toBe(false);
});

test.each(['', '0', 'false', 'FALSE'])('isInteractive() stays on when CI=%j', (CI) => {
  expect(on(true, true, { CI })).toBe(true);
});
