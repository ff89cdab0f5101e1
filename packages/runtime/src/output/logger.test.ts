import { describe, expect, it } from 'vitest';
import { createLogger, type LogFormat, type Logger } from './logger.ts';
import type { LogLevel } from './log-level.ts';
import { Secret } from '../values/secret.ts';

const now = (): Date => new Date('2026-11-22T17:00:00.123Z');

function rig(format: LogFormat, level: () => LogLevel = () => 'DEBUG'): { log: Logger; lines: string[] } {
  const lines: string[] = [];
  return { log: createLogger({ format, level, now, write: (line) => lines.push(line) }), lines };
}

const refuse = (): never => {
  throw new Error('not for you');
};

describe('createLogger()', () => {
  it('createLogger() writes one JSON object a line', () => {
    const { log, lines } = rig('json');
    log.warning('Skipped\nit', { id: 'a', count: 3 });
    expect(lines).toEqual([
      '{"time":"2026-11-22T17:00:00.123Z","level":"WARNING","message":"Skipped\\nit","id":"a","count":3}\n',
    ]);
  });

  it('createLogger() writes a line also of values that throw when they are read', () => {
    const { log, lines } = rig('json');
    const getter = Object.defineProperty({}, 'x', { enumerable: true, get: refuse });
    log.info('odd', { getter, converter: { toJSON: refuse }, list: [1, getter] });
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({
      message: 'odd',
      getter: '[unreadable]',
      converter: '[unreadable]',
      list: [1, '[unreadable]'],
    });
  });

  it('createLogger() keeps its own fields from being replaced', () => {
    const { log, lines } = rig('json');
    log.info('mine', { message: 'theirs', level: 1 });
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({
      level: 'INFO',
      message: 'mine',
      message_: 'theirs',
      level_: 1,
    });
  });

  it('createLogger() writes text for people', () => {
    const { log, lines } = rig('text');
    log.info('Read config', { file: '/etc/x', names: ['a b'], none: undefined, words: 'a b' });
    expect(lines).toEqual(['17:00:00 INFO     Read config file=/etc/x names=["a b"] words="a b"\n']);
  });

  it.each(['json', 'text'] as const)(
    'createLogger() writes as %s nothing that a terminal obeys',
    (format) => {
      const { log, lines } = rig(format);
      const name = 'web\u001B[2J\u001B]8;;https://evil.test\u0007\u009B1A\u202E';
      log.info(`Switched ${name}`, { name, error: new Error(name) });
      // oxlint-disable-next-line eslint/no-control-regex -- what a terminal obeys
      expect(lines.join('')).not.toMatch(/[\u0000-\u0008\u000B-\u001F\u007F-\u009F\u202A-\u202E]/);
      expect(lines.join('')).toContain(String.raw`web\u001b[2J`);
      if (format === 'json') expect(JSON.parse(lines[0] ?? '')).toMatchObject({ name });
    },
  );

  it('createLogger() shows stack and cause of an error in both formats', () => {
    const error = new Error('outer', { cause: new TypeError('inner') });
    const text = rig('text');
    text.log.error('Failed', { error });
    expect(text.lines[0]).toMatch(/ERROR {4}Failed\n {2}Error: outer\n {6}at .*\n.*cause.*TypeError: inner/s);
    const json = rig('json');
    json.log.error('Failed', { error });
    expect(JSON.parse(json.lines[0] ?? '')).toMatchObject({
      error: { name: 'Error', message: 'outer', cause: { name: 'TypeError', message: 'inner' } },
    });
  });

  it('createLogger() asks for the level at each line', () => {
    let level: LogLevel = 'INFO';
    const { log, lines } = rig('json', () => level);
    log.debug('hidden');
    level = 'DEBUG';
    log.debug('shown');
    level = 'CRITICAL';
    log.error('hidden');
    log.critical('shown');
    expect(lines).toHaveLength(2);
  });

  it('createLogger() takes whatever a field holds', () => {
    const circle: Record<string, unknown> = {};
    circle['self'] = circle;
    const { log, lines } = rig('json');
    log.info('odd', {
      circle,
      big: 12n,
      map: new Map([['k', new Set([1])]]),
      bytes: Buffer.from('abc'),
      url: new URL('https://api.cast.ai/'),
      key: new Secret('abcdefghij'),
      headers: new Headers({ 'x-api-key': 'k', accept: 'a' }),
      call: { Authorization: 'Bearer k' },
      time: new Date(Number.NaN),
    });
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({
      circle: { self: '[circular]' },
      big: '12',
      map: { k: [1] },
      bytes: '[3 bytes]',
      url: 'https://api.cast.ai/',
      key: '[redacted]',
      headers: { 'x-api-key': '[redacted]', accept: 'a' },
      call: { Authorization: '[redacted]' },
      time_: null,
    });
  });
});
