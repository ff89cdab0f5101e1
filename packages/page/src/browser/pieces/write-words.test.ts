import { describe, expect, test } from 'vitest';
import { writeBytes, writeDistance, writeDollars, writePlural, writeSpan } from './write-words.ts';

describe('words', () => {
  test.each([
    [999, '999 ms'],
    [59_000, '59 s'],
    [119_999, '119 s'],
    [120_000, '2 min'],
    [7_200_000, '2 h'],
    [172_800_000, '2 d'],
  ])('writeSpan(%i)', (span, words) => {
    expect(writeSpan(span)).toBe(words);
  });

  test('writeDistance() tells before from after', () => {
    expect([writeDistance(0, 60_000), writeDistance(60_000, 0), writeDistance(0, 10)]).toEqual([
      '60 s',
      'in 60 s',
      'now',
    ]);
  });

  test('writeDollars(), writeBytes(), writePlural() write what people read', () => {
    expect([writeDollars(3.355), writeDollars(12_345.6), writeBytes(5_242_880), writeBytes(12)]).toEqual([
      '$3.36',
      '$12,346',
      '5.0 MiB',
      '12 B',
    ]);
    expect([writePlural(1, 'request'), writePlural(2000, 'request')]).toEqual([
      '1 request',
      '2,000 requests',
    ]);
  });
});
