import { describe, expect, test } from 'vitest';
import { parseLog } from './parse-log.ts';

const TEXT = `10:02:03 INFO     Listed nodes count=3
10:02:04 ERROR    It broke
  Error: no
      at main (src/main.ts:3:1)
10:02:05 WARNING  Waiting
printed past the logger
  and more of it
`;

describe('parseLog()', () => {
  test('gives each line its level, and an error its stack', () => {
    expect(parseLog(TEXT).map(({ level, text }) => [level, text.split('\n').length])).toEqual([
      ['INFO', 1],
      ['ERROR', 3],
      ['WARNING', 1],
      [null, 1],
      [null, 1],
    ]);
  });

  test('loses nothing of what is text', () => {
    expect(
      parseLog(TEXT)
        .map(({ text }) => `${text}\n`)
        .join(''),
    ).toBe(TEXT);
  });

  test('writes the JSON of the runtime as it writes text', () => {
    const line = {
      time: '2026-10-01T10:02:03.120Z',
      level: 'WARNING',
      message: 'Tried again',
      status: 503,
      path: '/v1/a b',
    };
    expect(parseLog(`${JSON.stringify(line)}\n`)).toEqual([
      { level: 'WARNING', text: '10:02:03 WARNING  Tried again status=503 path="/v1/a b"' },
    ]);
  });

  test('gives an error of JSON its stack, a line a call', () => {
    const error = { name: 'TypeError', stack: 'TypeError: no\n    at run (src/functions/greet.ts:12:3)' };
    const line = {
      time: '2026-10-01T10:02:03.120Z',
      level: 'ERROR',
      message: 'It broke',
      exitCode: 1,
      error,
    };
    expect(parseLog(`${JSON.stringify(line)}\n`)).toEqual([
      {
        level: 'ERROR',
        text: '10:02:03 ERROR    It broke exitCode=1\nTypeError: no\n    at run (src/functions/greet.ts:12:3)',
      },
    ]);
  });

  test.each([
    '{"level":"LOUD","message":"a"}',
    '{"level":"INFO"}',
    '{',
    '{"a":',
    '[]',
    '10:02:03 NOTICE a',
    '',
  ])('takes %j for what was printed', (line) => {
    expect(parseLog(`${line}\n`)).toEqual([{ level: null, text: line }]);
  });

  test('has no line where nothing was printed', () => {
    expect(parseLog('')).toEqual([]);
  });
});
