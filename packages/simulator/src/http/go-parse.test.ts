import { describe, expect, test } from 'vitest';
import { parseBool, parseFloat64, parseInteger, parseTime } from './go-parse.ts';

describe('parseBool()', () => {
  test.each(['1', 't', 'T', 'TRUE', 'true', 'True'])('takes %j for true', (text) => {
    expect(parseBool(text)).toEqual({ value: true });
  });

  test.each(['0', 'f', 'F', 'FALSE', 'false', 'False'])('takes %j for false', (text) => {
    expect(parseBool(text)).toEqual({ value: false });
  });

  test.each(['', 'yes', 'tRUE', ' true', '2'])('refuses %j', (text) => {
    expect(parseBool(text)).toEqual({
      problem: `strconv.ParseBool: parsing ${JSON.stringify(text)}: invalid syntax`,
    });
  });
});

describe('parseInteger()', () => {
  test.each([
    ['0', 0],
    ['+7', 7],
    ['-2147483648', -2_147_483_648],
    ['2147483647', 2_147_483_647],
  ])('reads %j', (text, value) => {
    expect(parseInteger(text, 32)).toEqual({ value });
  });

  test.each(['2147483648', '-2147483649', '99999999999'])('finds %j out of range', (text) => {
    expect(parseInteger(text, 32)).toEqual({
      problem: `strconv.ParseInt: parsing "${text}": value out of range`,
    });
  });

  test.each(['', '1.5', '1e3', '0x10', '1_000', ' 1'])('refuses %j', (text) => {
    expect(parseInteger(text, 64)).toEqual({
      problem: `strconv.ParseInt: parsing "${text}": invalid syntax`,
    });
  });

  test('knows the ends of 64 bits', () => {
    expect(parseInteger('9223372036854775807', 64)).toHaveProperty('value');
    expect(parseInteger('9223372036854775808', 64)).toHaveProperty('problem');
  });
});

describe('parseFloat64()', () => {
  test.each([
    ['1', 1],
    ['-.5', -0.5],
    ['2.e3', 2000],
  ])('reads %j', (text, value) => {
    expect(parseFloat64(text)).toEqual({ value });
  });

  test.each([
    ['', 'invalid syntax'],
    ['1,5', 'invalid syntax'],
    ['1e999', 'value out of range'],
  ])('refuses %j', (text, why) => {
    expect(parseFloat64(text)).toEqual({ problem: `strconv.ParseFloat: parsing "${text}": ${why}` });
  });
});

describe('parseTime()', () => {
  test.each(['2026-10-01T00:00:00Z', '2026-10-01T00:00:00.123456789Z', '2024-02-29T23:59:59+02:00'])(
    'takes %s',
    (text) => {
      expect(parseTime(text)).toEqual({ value: text });
    },
  );

  const layout = '2006-01-02T15:04:05.999999999Z07:00';
  test.each([
    ['2026-10-01', `as "${layout}": cannot parse "" as "T"`],
    ['', `as "${layout}": cannot parse "" as "2006"`],
    ['yesterday', `as "${layout}": cannot parse "yesterday" as "2006"`],
    ['2026-10-01 00:00:00Z', `as "${layout}": cannot parse " 00:00:00Z" as "T"`],
    ['2026-10-01T00:00:00', `as "${layout}": cannot parse "" as "Z07:00"`],
  ])('refuses %j in the words that were seen', (text, why) => {
    expect(parseTime(text)).toEqual({ problem: `parsing time "${text}" ${why}` });
  });

  test.each([
    ['2026-13-01T00:00:00Z', 'month out of range'],
    ['2026-02-30T00:00:00Z', 'day out of range'],
    ['2026-02-01T24:00:00Z', 'hour out of range'],
    ['2026-02-01T00:00:00Z!', 'extra text: "!"'],
  ])('refuses %j', (text, why) => {
    expect(parseTime(text)).toEqual({ problem: `parsing time "${text}": ${why}` });
  });
});
