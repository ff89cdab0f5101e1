import { describe, expect, test } from 'vitest';
import { hasCostlySteps, readBaseImage } from './dockerfile.ts';

describe('readBaseImage', () => {
  test.each([
    ['ARG BASE_IMAGE="example.com/base:1"\nFROM ${BASE_IMAGE}\nCOPY a b', 'example.com/base:1'],
    [
      'FROM example.com/build:1 AS build\nFROM --platform=linux/amd64 example.com/base:2',
      'example.com/base:2',
    ],
    ['arg A=x\nfrom $A', 'x'],
    ['ARG A=x\nFROM \\\n  --platform=linux/amd64 \\\n  # of today\n  $A', 'x'],
    ['ARG A\nFROM $A', undefined],
    ['FROM scratch\nARG A=b', 'scratch'],
    ['# nothing', undefined],
  ])('readBaseImage() of %j', (text, image) => {
    expect(readBaseImage(text)).toBe(image);
  });
});

describe('hasCostlySteps', () => {
  test.each([
    ['FROM a\nCOPY b /\nENTRYPOINT ["RUN"]\n# RUN x', false],
    ['FROM a\nrun apk add x', true],
    ['FROM a\nLABEL does="much" \\\n  run="daily" \\\n  add x', false],
    ['FROM a\nADD https://example.com/x /', true],
    ['FROM a AS b\nFROM c\nCOPY --from=b x /', true],
  ])('hasCostlySteps() of %j', (text, isCostly) => {
    expect(hasCostlySteps(text)).toBe(isCostly);
  });
});
