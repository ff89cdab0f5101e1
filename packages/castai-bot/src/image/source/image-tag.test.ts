import { describe, expect, test } from 'vitest';
import { isTag } from '../image-reference.ts';
import { toImageTag } from './image-tag.ts';

const git = {
  commit: '3f2a9c81d0e4b5a6978877665544332211009988',
  committedAtSeconds: 1,
  isDirty: false,
  source: undefined,
};

describe('toImageTag', () => {
  test.each([
    ['1.2.0', git, '1.2.0-3f2a9c81d0e4'],
    ['1.2.0', { ...git, isDirty: true }, '1.2.0-3f2a9c81d0e4-dirty'],
    ['1.2.0', undefined, '1.2.0'],
    [undefined, git, '3f2a9c81d0e4'],
    [undefined, undefined, '0.0.0'],
    ['1.2.0-rc.1+build.5', git, '1.2.0-rc.1-build.5-3f2a9c81d0e4'],
    ['.x y', undefined, 'x-y'],
  ])('toImageTag() of %s', (version, facts, tag) => {
    expect(toImageTag(version, facts)).toBe(tag);
  });

  test('toImageTag() never leaves the grammar', () => {
    expect(isTag(toImageTag('9'.repeat(300), { ...git, isDirty: true }))).toBe(true);
  });
});
