import type { ServerResponse } from 'node:http';
import { afterEach, describe, expect, test } from 'vitest';
import { fakeClock } from '../http/testing/fake-clock.test-kit.ts';
import { canaryKey } from '../http/testing/request-for.test-server.ts';
import { serve, type SeenRequest, type TestServer } from '../http/testing/serve.test-server.ts';
import { CastAi } from './cast-ai.ts';
import { mergeChanges } from './body/merge-changes.ts';

const clusterId = '5a1c77b0-1234-4abc-8def-0123456789ab';
const JSON_TYPE = { 'content-type': 'application/json' };

interface Hostile {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body: string;
}

/** A client of an API that answers everything with the same. */
async function askHostile(answer: Hostile | ((request: SeenRequest) => Hostile)): Promise<{
  readonly castai: CastAi;
  readonly server: TestServer;
}> {
  const server = await serve((request, response: ServerResponse) => {
    const {
      status = 200,
      headers = JSON_TYPE,
      body,
    } = typeof answer === 'function' ? answer(request) : answer;
    response.writeHead(status, headers).end(body);
  });
  return { castai: new CastAi({ apiKey: canaryKey, apiUrl: server.url, clock: fakeClock() }), server };
}

/** What an answer left behind for all that comes after it. */
afterEach(() => {
  if ('polluted' in {}) throw new Error('The prototype of every object was changed');
});

const nested = (depth: number): string => `${'{"a":['.repeat(depth)}${']}'.repeat(depth)}`;
const POLLUTING = '"__proto__": {"polluted": 1}, "constructor": {"prototype": {"polluted": 1}}';

describe('an API that is not what it should be', () => {
  test.each([
    ['a list that is a text', '{"items": "all"}', 'unexpected_body'],
    ['a list that is null, and no more', 'null', 'unexpected_body'],
    ['a list as it is', '[1]', 'unexpected_body'],
    ['a cursor that is an object', '{"items": [], "nextCursor": {"toString": 1}}', 'unexpected_body'],
    ['the same cursor again', '{"items": [], "nextCursor": "x"}', 'cursor_repeated'],
    ['half a document', '{"items": [', 'damaged_body'],
    ['two documents', '{"items": []}{"items": []}', 'damaged_body'],
  ])('may send %s: a list ends in an error that says so', async (_, body, code) => {
    const { castai } = await askHostile({ body });
    await expect(castai.nodes.list({ clusterId }).toArray()).rejects.toMatchObject({ code });
  });

  test.each([
    ['a list that is a text', '{"items": "all"}', 'unexpected_body'],
    ['a list of a length', '{"items": {"length": 1e9}}', 'unexpected_body'],
    ['a list that is null, and no more', 'null', 'unexpected_body'],
    ['a list as it is', '[1]', 'unexpected_body'],
    ['a number', '7', 'unexpected_body'],
  ])('may send %s where a list comes whole: it ends in an error that says so', async (_, body, code) => {
    const { castai } = await askHostile({ body });
    await expect(castai.clusters.list().toArray()).rejects.toMatchObject({ code });
    await expect(castai.nodeTemplates.list({ clusterId }).toArray()).rejects.toMatchObject({ code });
  });

  test.each([
    ['a page', { headers: { 'content-type': 'text/html' }, body: '<script>alert(1)</script>' }, 'not_json'],
    ['JavaScript', { headers: { 'content-type': 'text/javascript' }, body: '{"items": []}' }, 'not_json'],
    [
      'a redirect to another host',
      { status: 302, headers: { location: 'https://evil.test/x' }, body: '' },
      'redirected',
    ],
    [
      'a redirect that keeps the method',
      { status: 307, headers: { location: '//evil.test' }, body: '' },
      'redirected',
    ],
    ['a status of its own', { status: 600, body: '{}' }, 'bad_status'],
  ])('may send %s: it is not obeyed', async (_, answer, code) => {
    const { castai, server } = await askHostile(answer);
    await expect(castai.clusters.get(clusterId)).rejects.toMatchObject({ code });
    expect(new Set(server.requests.map(({ headers }) => headers.host))).toEqual(
      new Set([new URL(server.url).host]),
    );
  });

  test('may send fields that are called __proto__ and constructor: they are fields', async () => {
    const { castai } = await askHostile({
      body: `{"id": "7", "name": "web", "enabled": false, ${POLLUTING}}`,
    });
    const cluster = await castai.clusters.get(clusterId);
    expect(Object.getPrototypeOf(cluster)).toBe(Object.prototype);
    expect(Object.hasOwn(cluster, '__proto__')).toBe(true);
    const after = mergeChanges(cluster, { name: 'api' });
    expect(Object.getPrototypeOf(after)).toBe(Object.prototype);
  });

  test('may send them where a change is merged and sent back: nothing becomes a prototype', async () => {
    const { castai, server } = await askHostile({
      body: `{"enabled": true, "clusterLimits": {${POLLUTING}}, ${POLLUTING}}`,
    });
    const seen: unknown[] = [];
    await castai.policies.update(clusterId, (present) => {
      seen.push(Object.getPrototypeOf(present));
      return { ...present, enabled: false };
    });
    await castai.policies.update(clusterId, { isScopedMode: true });
    expect(seen).toEqual([Object.prototype]);
    const bodies = server.requests.filter(({ method }) => method === 'PUT').map(({ body }) => body);
    expect(bodies.length).toBe(2);
  });

  test('may send them as an error: its words are read, and nothing else', async () => {
    const { castai } = await askHostile({
      status: 400,
      body: `{"message": "no", "fieldViolations": [{"field": "a", "description": "b", ${POLLUTING}}], ${POLLUTING}}`,
    });
    const error = await castai.clusters.get(clusterId).catch((caught: unknown) => caught);
    expect(error).toMatchObject({
      code: 'bad_request',
      body: { fieldViolations: [{ field: 'a', description: 'b' }] },
    });
  });

  test.each([
    ['nested a hundred thousand deep', nested(100_000)],
    ['a number that is none', '{"name": 1e400, "id": -1e-400}'],
    ['a number of ten thousand digits', `{"name": ${'9'.repeat(10_000)}}`],
    ['a text of ten million', JSON.stringify({ name: 'x'.repeat(10_000_000) })],
    [
      'a hundred thousand fields',
      JSON.stringify(Object.fromEntries(Array.from({ length: 100_000 }, (_, n) => [n, n]))),
    ],
  ])('may send what is %s: it is read, or refused in words', async (_, body) => {
    const { castai } = await askHostile({ body });
    const result = await castai.clusters.get(clusterId).then(
      () => 'read',
      (error: unknown) => (error instanceof Error && 'code' in error ? 'refused' : error),
    );
    expect(['read', 'refused']).toContain(result);
  });

  test.each(['a\u001B[2J', 'a\u001B]8;;https://evil.test\u0007b', '\u202Egnp', 'a\nINFO faked', '\0'])(
    'may say %j: the error says it, as one of our sentences',
    async (message) => {
      const { castai } = await askHostile({ status: 400, body: JSON.stringify({ message }) });
      const error = await castai.clusters.get(clusterId).catch((caught: unknown) => caught);
      expect(error).toMatchObject({ code: 'bad_request' });
      expect(error instanceof Error && error.message).toMatch(/^Cannot GET .*: found 400/s);
    },
  );

  test('may send a key that it was sent, and a login: no error shows them', async () => {
    const { castai } = await askHostile(({ headers }) => ({
      status: 400,
      body: JSON.stringify({ message: `${String(headers['x-api-key'])} __proto__` }),
    }));
    const error = await castai.clusters.get(clusterId).catch((caught: unknown) => caught);
    expect(JSON.stringify(Object.entries(Object(error))) + String(error)).not.toContain('c0ffee42');
  });

  test('may name things after the path of another: an id is one segment', async () => {
    const { castai, server } = await askHostile({ body: '{}' });
    for (const id of ['../../v1/auth/tokens', 'a/b', 'a?x=1', 'a#b', '%2e%2e', '..']) {
      await castai.clusters.get(id).catch(() => undefined);
    }
    const urls = server.requests.map(({ url }) => new URL(url, server.url));
    for (const { pathname, search } of urls) {
      expect(pathname).toMatch(/^\/v1\/kubernetes\/external-clusters\/[^/]+$/);
      expect(search).toBe('');
    }
  });
});
