import { describe, expect, test } from 'vitest';
import { parseDockerIgnore } from './docker-ignore.ts';

describe('parseDockerIgnore', () => {
  test('parseDockerIgnore() lets in only what an allow-list names', () => {
    const ignore = parseDockerIgnore('# why\n*\n!dist/bot.mjs\n!dist/bot.mjs.map\n');
    const paths = [
      'dist/bot.mjs',
      'dist/bot.mjs.map',
      'dist/other.mjs',
      'secrets.env',
      'src/test_config.env',
      '.git/config',
    ];
    expect(paths.filter((path) => !ignore.isIgnored(path))).toEqual(['dist/bot.mjs', 'dist/bot.mjs.map']);
    expect(['node_modules', '.git', 'dist', 'src'].map((folder) => ignore.isDeadEnd(folder))).toEqual([
      true,
      true,
      false,
      true,
    ]);
  });

  test.each([
    ['*.env', 'secrets.env', true],
    ['*.env', 'src/secrets.env', false],
    ['**/*.env', 'src/deep/secrets.env', true],
    ['**/*.env', 'secrets.env', true],
    ['src', 'src/a/b', true],
    ['/src/', 'src/a', true],
    ['./src', 'src', true],
    ['src/*/b', 'src/a/b/c', true],
    ['src/**', 'src/a/b', true],
    ['src/**', 'src', false],
    ['a?c', 'abc', true],
    ['a?c', 'a/c', false],
    ['[ab].txt', 'b.txt', true],
    ['a.b', 'aXb', false],
    [String.raw`\*`, '*', true],
    [String.raw`\*`, 'a', false],
    ['a+(b)', 'a+(b)', true],
    ['x\n!x\nx', 'x', true],
    ['# x\n\n  ', 'x', false],
    ['../x', 'x', true],
    ['*\r\n!ü 1', 'ü 1', false],
  ])('parseDockerIgnore() with %j on %s: %s', (text, path, isIgnored) => {
    expect(parseDockerIgnore(text).isIgnored(path)).toBe(isIgnored);
  });

  test('isDeadEnd() is never one where an exception has a wildcard', () => {
    expect(parseDockerIgnore('*\n!**/keep').isDeadEnd('node_modules')).toBe(false);
    expect(parseDockerIgnore('*\n!a*/keep').isDeadEnd('abc')).toBe(false);
    expect(parseDockerIgnore('*\n!a*/keep').isDeadEnd('b')).toBe(true);
  });
});
