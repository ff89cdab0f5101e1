import { expect, test } from 'vitest';
import type { Answerer } from '../gateway/answerer.ts';
import { makeRecording } from './make-recording.ts';
import type { RawExchange } from './raw-exchange.ts';
import { replayFrom } from './replay.ts';

const own = '5a1c77b0-1234-4abc-8def-0123456789ab';
const found = 'aaaaaaaa-1234-4abc-8def-0123456789ab';

function get(path: string, answer: unknown, changes: Partial<RawExchange> = {}): RawExchange {
  const headers = { 'content-type': 'application/json' };
  return { method: 'GET', path, body: '', status: 200, headers, answer: JSON.stringify(answer), ...changes };
}

interface Player {
  readonly ask: (path: string, body?: string) => Promise<string>;
  readonly unknown: readonly string[];
}

function play(exchanges: readonly RawExchange[]): Player {
  const run = {
    bot: 'b',
    function: 'f',
    clusterId: own,
    organizationId: undefined,
    dryRun: false,
    hadState: false,
  };
  const unknown: string[] = [];
  const recording = makeRecording({ ...run, exchanges, report: null, secrets: ['the-key'] });
  const text = JSON.stringify(recording);
  for (const secret of [own, found, 'the-key']) expect(text).not.toContain(secret);
  const answer: Answerer = replayFrom(recording, (request) => unknown.push(request));
  const { signal } = new AbortController();
  return {
    unknown,
    ask: async (path, body = '') => {
      const method = body === '' ? 'GET' : 'POST';
      const { status, body: answered } = await answer({
        method,
        path,
        headers: {},
        body: Buffer.from(body),
        signal,
      });
      return `${status} ${answered.toString()}`;
    },
  };
}

test('replayFrom() gives a request its answers in their order, and the last again', async () => {
  const { ask } = play([get('/a', {}, { status: 429 }), get('/a', { n: 1 }), get('/b', 2)]);
  expect([await ask('/a'), await ask('/b'), await ask('/a'), await ask('/a')]).toEqual([
    '429 {}',
    '200 2',
    '200 {"n":1}',
    '200 {"n":1}',
  ]);
});

test('replayFrom() knows ids by their stand-ins, and those from the config as they are', async () => {
  const { ask, unknown } = play([
    get(`/p/${own}`, { id: found, key: 'the-key' }),
    get(`/q/${found}?x=${own}`, 1),
  ]);
  const answer = await ask(`/p/${own}`);
  const id = /"id":"([^"]+)"/.exec(answer)?.[1] ?? '';
  expect(answer).toContain('"key":"[redacted]"');
  expect(await ask(`/q/${id}?x=${own}`)).toBe('200 1');
  expect(unknown).toEqual([]);
});

test('replayFrom() does not mind order and times', async () => {
  const body = '{"from":"2026-01-01T00:00:00Z","ids":["a","b"]}';
  const { ask } = play([
    get('/a?b=1&c=2&at=2026-01-01', 'query'),
    get('/a', 'body', { method: 'POST', body }),
  ]);
  expect(await ask('/a?at=2026-02-02&c=2&b=1')).toBe('200 "query"');
  expect(await ask('/a', '{"ids":["a","b"],"from":"2026-02-02T10:00:00.123Z"}')).toBe('200 "body"');
});

test('replayFrom() refuses what was never asked, and says so', async () => {
  const { ask, unknown } = play([get('/a', 1)]);
  expect(await ask('/a?limit=2')).toBe(
    '501 {"message":"The recording has no answer to GET /a?limit=2: record the run again","fieldViolations":[]}',
  );
  expect(unknown).toEqual(['GET /a?limit=2']);
});

test('replayFrom() answers text as text, and nothing as nothing', async () => {
  const headers = { 'content-type': 'text/plain' };
  const { ask } = play([
    get('/text', 0, { headers, answer: 'a\nb' }),
    get('/none', 0, { status: 204, headers: {}, answer: '' }),
    get('/broken', 0, { answer: '{"a":' }),
    get('/%zz', 3),
  ]);
  expect([await ask('/text'), await ask('/none'), await ask('/%zz')]).toEqual(['200 a\nb', '204 ', '200 3']);
  expect(await ask('/broken')).toBe('200 {"a":');
});
