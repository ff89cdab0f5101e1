import { describe, expect, test } from 'vitest';
import { readBaseImage } from './base-image.ts';

describe('readBaseImage', () => {
  test.each([
    ['ARG BASE_IMAGE="example.com/base:1"\nFROM ${BASE_IMAGE}\nCOPY a b', 'example.com/base:1'],
    [
      'FROM example.com/build:1 AS build\nFROM --platform=linux/amd64 example.com/base:2',
      'example.com/base:2',
    ],
    ['arg A=x\nfrom $A', 'x'],
    ['ARG A\nFROM $A', undefined],
    ['FROM scratch\nARG A=b', 'scratch'],
    ['# nothing', undefined],
  ])('readBaseImage() of %j', (text, image) => {
    expect(readBaseImage(text)).toBe(image);
  });
});
