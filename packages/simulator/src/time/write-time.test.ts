import { fc } from '@castai-bot/testing/properties';
import { describe, expect, it, test } from 'vitest';
import { writeMoment, writeNanosecond, writeSecond, writeTime } from './write-time.ts';

const times = fc.integer({
  min: Date.parse('2020-01-01T00:00:00Z'),
  max: Date.parse('2040-01-01T00:00:00Z'),
});

test('times are written with the fewest of 0, 3, 6 and 9 fractional digits that hold them', () => {
  fc.assert(
    fc.property(times, fc.integer({ min: 0, max: 999 }), (at, micros) => {
      const [, fraction = ''] = /\.(\d+)Z$/.exec(writeTime(at, micros)) ?? [];
      expect(Number(`0.${fraction}0`)).toBeCloseTo((at % 1000) / 1000 + micros / 1_000_000, 9);
      expect([0, 3, 6]).toContain(fraction.length);
      expect(fraction).not.toMatch(/000$/);
    }),
  );
  expect(writeTime(Date.parse('2026-10-01T10:00:00Z'))).toBe('2026-10-01T10:00:00Z');
  expect(writeTime(Date.parse('2026-10-01T10:00:00.120Z'))).toBe('2026-10-01T10:00:00.120Z');
  expect(writeTime(Date.parse('2026-10-01T10:00:00Z'), 7)).toBe('2026-10-01T10:00:00.000007Z');
});

describe('writeMoment()', () => {
  it('has microseconds, but once in a thousand, and is the time it was given', () => {
    fc.assert(
      fc.property(times, (at) => {
        const text = writeMoment(at);
        expect(Date.parse(text)).toBe(at);
        expect(writeMoment(at)).toBe(text);
        expect(writeMoment(at, 1) > text || text.length === 24).toBe(true);
      }),
    );
    const start = Date.parse('2026-10-01T10:00:00Z');
    const lengths = Array.from({ length: 2000 }, (_, index) => writeMoment(start + index * 977).length);
    expect(lengths.filter((length) => length === 27).length).toBeGreaterThan(1980);
  });
});

test('writeSecond() leaves the fraction off, writeNanosecond() tells all nine digits', () => {
  expect(writeNanosecond(Date.parse('2026-10-01T10:00:00.120Z'))).toBe('2026-10-01T10:00:00.120000001Z');
  expect(writeSecond(Date.parse('2026-10-01T10:00:00.999Z'))).toBe('2026-10-01T10:00:00Z');
});
