import { fc } from '@castai-bot/testing/properties';
import { describe, expect, test } from 'vitest';
import { LogCursor } from './log-cursor.ts';

describe('LogCursor', () => {
  test('resume() asks for all of a log first, then from the second of the last line on', () => {
    const cursor = new LogCursor();
    expect(cursor.resume()).toEqual(['--timestamps']);
    cursor.push('2026-01-05T12:00:00.250000000+02:00 one\n2026-01-05T12:00:01.000000001+02:00 tw');
    expect(cursor.resume()).toEqual(['--timestamps', '--since-time=2026-01-05T12:00:00+02:00']);
  });

  test('push() takes off dates, and leaves lines that have none as they are', () => {
    const cursor = new LogCursor();
    cursor.resume();
    expect(cursor.push('2026-01-05T12:00:00.000000000Z  a 2026\n2026-01-05T12:00:00.000000000Z \n')).toBe(
      ' a 2026\n\n',
    );
    expect(cursor.push('failed to watch file\n2026-01-05T12:00:00.5Z no end')).toBe('failed to watch file\n');
    expect(cursor.end()).toBe('no end');
  });

  test('push() loses and repeats no line, wherever connections break and however many lines are the same', () => {
    // Few words and few moments, so that whole lines come more than once.
    const line = fc.record({
      afterMs: fc.constantFrom(0, 0, 0, 300, 1000),
      text: fc.constantFrom('', 'a', 'b', '2026-01-05T12:00:00Z b'),
    });
    const breaks = fc.array(fc.nat(60), { maxLength: 8 });
    fc.assert(
      fc.property(fc.array(line, { maxLength: 12 }), breaks, (lines, lengths) => {
        let at = Date.parse('2026-01-05T12:00:00Z');
        const dated = lines.map(({ afterMs, text }) => {
          at += afterMs;
          return { at, line: `${new Date(at).toISOString().replace('Z', '000000Z')} ${text}\n` };
        });
        const cursor = new LogCursor();
        let shown = '';
        // Each connection brings some of what the kubelet sends; the last one all.
        for (const length of [...lengths, Infinity]) {
          const since = cursor.resume().find((flag) => flag.startsWith('--since-time='));
          const from = since === undefined ? 0 : Date.parse(since.slice('--since-time='.length));
          const sent = dated.filter((one) => one.at >= from).map((one) => one.line);
          shown += cursor.push(sent.join('').slice(0, length));
        }
        expect(shown + cursor.end()).toBe(lines.map(({ text }) => `${text}\n`).join(''));
      }),
    );
  });
});
