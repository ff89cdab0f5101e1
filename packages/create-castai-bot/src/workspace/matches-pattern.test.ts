import { expect, test } from 'vitest';
import { matchesPattern } from './matches-pattern.ts';

test.each([
  ['packages/*', 'packages/bot', true],
  ['packages/*', 'packages/a/bot', false],
  ['./packages/*/', 'packages/bot', true],
  ['packages/**', 'packages/a/b/bot', true],
  ['**', 'bot', true],
  ['apps/**/bots/*', 'apps/bots/bot', true],
  ['apps/**/bots/*', 'apps/a/b/bots/bot', true],
  ['apps/**/bots/*', 'apps/a/b/bot', false],
  ['tools/{a,b}-bot', 'tools/b-bot', true],
  ['tools/{a,b}-bot', 'tools/c-bot', false],
  ['packages/my-*-bot', 'packages/my-own-bot', true],
  ['packages/my-*-bot', 'packages/my-bot', false],
  ['packages/*a*b*', 'packages/xaxbx', true],
  ['packages/*a*b*', 'packages/xbxax', false],
  ['bot', 'bot', true],
  ['bot', 'bots', false],
  ['.', 'bot', false],
  ['packages/{a', 'packages/{a', true],
])('matchesPattern() of %s and %s is %s', (pattern, path, expected) => {
  expect(matchesPattern(pattern, path)).toBe(expected);
});
