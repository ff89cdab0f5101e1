import { describe, expect, test } from 'vitest';
import { findClosestWord } from './closest-word.ts';

describe('findClosestWord', () => {
  test.each([
    ['shedule', 'schedule'],
    ['TimeZone', 'timeZone'],
    ['timezon', 'timeZone'],
    ['xyz', undefined],
    ['', undefined],
  ])('findClosestWord() of %j', (typed, word) => {
    expect(findClosestWord(typed, ['schedule', 'timeZone', 'suspend'])).toBe(word);
  });
});
