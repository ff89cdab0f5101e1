import { Console } from 'node:console';
import { Writable } from 'node:stream';
import { inspect } from 'node:util';
import { fc } from '@castai-bot/testing/properties';
import { describe, expect, it } from 'vitest';
import { buildReport } from '../report/build-report.ts';
import { printReport } from '../report/report.ts';
import { GuardedStream } from './guarded-stream.ts';
import { createLogger, type LogFormat } from './logger.ts';
import { Redactor } from './redactor.ts';

const CANARY = /canary\d/;

/** Names under which a credential stands, in any case. */
const credentialName = fc
  .tuple(
    fc.constantFrom(
      'x-api-key',
      'authorization',
      'Proxy-Authorization',
      'cookie',
      'set-cookie',
      'x-auth-token',
    ),
    fc.constantFrom('same', 'upper', 'title'),
  )
  .map(([name, form]) => {
    if (form === 'upper') return name.toUpperCase();
    return form === 'title' ? name.replace(/^./, (letter) => letter.toUpperCase()) : name;
  });

const odd = fc.string({
  unit: fc.constantFrom('"', "'", '`', '\\', '\n', ',', '}', ']', ' ', '=', 'é', '+'),
  maxLength: 6,
});

/** Credentials as headers have them; each holds a canary. */
const credential = fc.oneof(
  fc
    .tuple(
      fc.constantFrom(
        'canary1',
        'Bearer canary1',
        'Digest username="canary1", realm="a", response="canary2"',
        'sid=canary1; Path=/, other=canary2',
      ),
      odd,
    )
    .map(([text, rest]) => `${text}${rest}canary3`),
  fc.constantFrom('{"token":"canary1","n":1}', '["canary1"]'),
);

const plain = fc.oneof(fc.integer(), fc.boolean(), fc.constant(null), fc.string(), odd);

const secret = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 2, depthSize: 'small' },
    credential,
    fc.integer({ min: -9, max: 9 }),
    fc.array(tie('value'), { maxLength: 8 }),
    fc.dictionary(fc.constantFrom('a', 'b-c', 'token', 'd e'), tie('value'), {
      maxKeys: 3,
      noNullPrototype: true,
    }),
  ),
})).value;

const entries = fc.array(
  fc.oneof(
    fc.tuple(credentialName, secret),
    fc.tuple(fc.constantFrom('a', 'b c', 'cookies', 'x-id', 'count'), plain),
  ),
  { maxLength: 5 },
);

/** Headers and whatever else stands beside and around them. */
const thing = fc
  .tuple(entries, fc.array(fc.constantFrom('list', 'object', 'map', 'text', 'pairs'), { maxLength: 3 }))
  .map(([pairs, wraps]) =>
    wraps.reduce<unknown>(
      (inner, wrap) => {
        if (wrap === 'list') return [1, inner, 'x'];
        if (wrap === 'map') return { map: new Map([['inner', inner]]), n: 2 };
        if (wrap === 'text') return { body: JSON.stringify(inner), n: 3 };
        if (wrap === 'pairs') return { rawHeaders: ['Accept', 'a', 'Cookie', 'canary7'], inner };
        return { inner, after: 'x' };
      },
      Object.fromEntries(pairs) as unknown,
    ),
  );

const redact = (text: string): string => new Redactor().redact(text);

describe('redaction by the names of headers', () => {
  it('redact() shows no credential that util.inspect prints, however', () => {
    const options = fc.record({
      depth: fc.constantFrom(0, 2, 9, null),
      compact: fc.constantFrom(true, false, 1, 3),
      breakLength: fc.constantFrom(20, 80, Infinity),
      sorted: fc.boolean(),
      showHidden: fc.boolean(),
    });
    fc.assert(
      fc.property(thing, options, fc.string(), (value, how, before) => {
        expect(redact(`${before.replaceAll(/["'`]/g, '')} ${inspect(value, how)}\n`)).not.toMatch(CANARY);
      }),
      { numRuns: 500 },
    );
  });

  it('console.log() shows no credential through a guarded stream', () => {
    fc.assert(
      fc.property(thing, fc.constantFrom('%o', '%O', '%j', 'got'), (value, format) => {
        const chunks: string[] = [];
        const stream = new Writable({
          write: (chunk: Buffer, _encoding, done) => {
            chunks.push(chunk.toString());
            done();
          },
        });
        const guarded = new GuardedStream(stream, new Redactor());
        new Console(stream).log(format, value);
        guarded.release();
        expect(chunks.join('')).not.toMatch(CANARY);
        expect(chunks.join('')).toMatch(/\n$/);
      }),
      { numRuns: 300 },
    );
  });

  it('redact() shows no credential of JSON, and what was JSON is JSON', () => {
    const indent = fc.constantFrom(undefined, 2, '\t');
    fc.assert(
      fc.property(thing, indent, (value, space) => {
        const text = JSON.stringify(value, undefined, space);
        const clean = redact(text);
        expect(clean).not.toMatch(CANARY);
        expect(shapeOf(JSON.parse(clean))).toEqual(shapeOf(JSON.parse(text)));
        const twice = redact(JSON.stringify(text));
        expect(twice).not.toMatch(CANARY);
        expect(shapeOf(JSON.parse(String(JSON.parse(twice))))).toEqual(shapeOf(JSON.parse(text)));
        const [, within = ''] = /^got (.*) now$/s.exec(redact(`got ${text} now`)) ?? [];
        expect(shapeOf(JSON.parse(within))).toEqual(shapeOf(JSON.parse(text)));
        expect(within).not.toMatch(CANARY);
        expect(redact(clean)).toBe(clean);
      }),
      { numRuns: 500 },
    );
  });

  it('redact() shows no credential that a logger prints, and keeps its JSON', () => {
    const formats = fc.constantFrom<LogFormat>('json', 'text');
    fc.assert(
      fc.property(entries, thing, formats, (pairs, value, format) => {
        const lines: string[] = [];
        const write = (line: string): void => void lines.push(redact(line));
        const log = createLogger({ format, level: () => 'DEBUG', now: () => new Date(0), write });
        log.info('Seen', {
          ...Object.fromEntries(pairs),
          value,
          error: Object.assign(new Error('x'), { value }),
        });
        expect(lines.join('')).not.toMatch(CANARY);
        expect(lines.join('')).toMatch(/\n$/);
        if (format === 'json') expect(JSON.parse(lines[0] ?? '')).toMatchObject({ message: 'Seen' });
      }),
      { numRuns: 300 },
    );
  });

  it('redact() leaves the numbers of a report alone, and shows no credential in its texts', () => {
    const counts = fc.dictionary(credentialName, fc.integer());
    fc.assert(
      fc.property(counts, credentialName, credential, (numbers, name, value) => {
        const failed = [{ id: name, code: 'c', message: `${name}: ${value.replaceAll('\n', ' ')}` }];
        const report = buildReport({
          bot: 'b',
          facts: { functionName: 'f', scope: 'cluster', clusterId: null, dryRun: false },
          ending: { exitCode: 65, result: { counts: numbers, failed }, others: [], abortedCount: 0 },
          plannedCount: 0,
          warnings: [],
          startedAt: new Date(0),
          endedAt: new Date(1),
        });
        const line = redact(printReport(report));
        expect(line).not.toMatch(CANARY);
        expect(JSON.parse(line)).toMatchObject({ exitCode: 65, counts: numbers, failed: [{ id: name }] });
      }),
    );
  });

  it.each([
    ['Authorization: Digest username="u", response="r"\nnext', 'Authorization: [redacted]\nnext'],
    ['{"counts":{"cookie":5},"n":1}', '{"counts":{"cookie":5},"n":1}'],
    ['{"set-cookie":["a","b"],"n":[1]}', '{"set-cookie":["[redacted]","[redacted]"],"n":[1]}'],
    ["{ 'set-cookie': [ 'a', 'b' ], n: 1 }", "{ 'set-cookie': [ '[redacted]', '[redacted]' ], n: 1 }"],
    ["{ authorization: { token: 'x' } }", "{ authorization: { token: '[redacted]' } }"],
    ["Map(1) { 'cookie' => 'a' }", "Map(1) { 'cookie' => '[redacted]' }"],
    ['seen cookie=abc n=1', 'seen cookie=[redacted] n=1'],
    ['seen cookie=3 n=1', 'seen cookie=3 n=1'],
    ['cookie=a=1; b=2 n=1', 'cookie=[redacted] n=1'],
    ['cookie: Map(1) { a: 1 }', 'cookie: [redacted]'],
    ["cookie: Map(1) { 'a' => 'b' }", "cookie: [redacted] { 'a' => '[redacted]' }"],
    ['We use cookies: many', 'We use cookies: many'],
    ["{ cookie: 5, n: 'x' }", "{ cookie: 5, n: 'x' }"],
    ["authorization:\n    'Bearer a',\n  n: 1", "authorization:\n    '[redacted]',\n  n: 1"],
    ["cookie: 'a\\n' +\n  'b',\n n: 1", "cookie: '[redacted]' +\n  '[redacted]',\n n: 1"],
  ])('redact() of %j', (text, clean) => {
    expect(redact(text)).toBe(clean);
    expect(redact(clean)).toBe(clean);
  });
});

describe('redaction by value', () => {
  const keys = fc.oneof(
    fc.string({ unit: fc.constantFrom(...Array.from('12ae,":{}[]')), minLength: 4, maxLength: 9 }),
    fc.constantFrom('true', 'null', '1234', '"a":1', '1,2'),
  );

  it('redact() keeps JSON, unless the key itself could hold a piece of its structure', () => {
    const surroundings = fc.tuple(fc.string(), fc.string());
    fc.assert(
      fc.property(keys, fc.jsonValue(), surroundings, (key, json, [before, after]) => {
        const redactor = new Redactor();
        redactor.add(key);
        const text = JSON.stringify({ json, text: `${before}${key}${after}` });
        const clean = redactor.redact(text);
        if (/["{}[\]:,]/.test(key)) expect(clean.replaceAll('[redacted]', '')).not.toContain(key);
        else expect(shapeOf(JSON.parse(clean))).toEqual(shapeOf(JSON.parse(text)));
      }),
      { numRuns: 500 },
    );
  });
});

/** A value with every text replaced: what redaction may not touch. */
function shapeOf(value: unknown): unknown {
  if (typeof value === 'string') return 'text';
  if (Array.isArray(value)) return value.map(shapeOf);
  if (typeof value !== 'object' || value === null) return value;
  return Object.entries(value).map(([name, inner]) => [name, shapeOf(inner)]);
}
