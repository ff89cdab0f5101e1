import { spawn } from 'node:child_process';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { nodeEnv } from '@castai-bot/testing/node-env';
import { expect, onTestFinished, test } from 'vitest';
import * as z from 'zod';
import { exitCodeOf } from '../../end/exit-code.ts';
import { fakeClock } from '../../http/testing/fake-clock.test-kit.ts';
import { openState, type State } from '../state.ts';
import type { StateStore } from '../state-store.ts';
import { type FakeApiServer, type Meddling, serveConfigMap } from './api-server.test-server.ts';
import { type ConfigMapStoreOptions, openConfigMap } from './config-map-store.ts';

const name = 'my-bot-hours-state';
const inManifest = { name: 'hours', configMap: name, namespace: 'elsewhere' };

async function open(server: FakeApiServer, more: Partial<ConfigMapStoreOptions> = {}): Promise<StateStore> {
  return openConfigMap(inManifest, {
    name: 'hours',
    env: server.env,
    folder: server.folder,
    isReadOnly: false,
    clock: fakeClock(),
    userAgent: 'castai-bot/test',
    onToken: () => undefined,
    ...more,
  });
}

const schema = z.object({ runs: z.number() }).default({ runs: 0 });

async function openRuns(server: FakeApiServer): Promise<State<z.output<typeof schema>>> {
  const store = await open(server);
  const access = { name: 'hours', open: async () => Promise.resolve(store), holdsSecret: () => false };
  return openState({ schema, migrate: undefined }, { ...access, clock: fakeClock(), notePlanned: undefined });
}

test('openConfigMap() reads and writes one key, by get and patch alone', async () => {
  const server = await serveConfigMap(name);
  const store = await open(server);
  const { text, version } = await store.read('state.json');
  expect(text).toBeUndefined();
  await store.write('state.json', '{"a":"ä"}', version);
  expect(server.calls).toEqual([
    `PATCH ${name}?dryRun=All`,
    `GET ${name}`,
    `PATCH ${name}?fieldManager=castai-bot`,
  ]);
  server.touch('runs.json', '{}');
  await expect(store.read('state.json')).resolves.toMatchObject({ text: '{"a":"ä"}' });
  await expect(store.read('runs.json')).resolves.toMatchObject({ text: '{}' });
  expect(Object.fromEntries(server.data)).toMatchObject({ 'state.json': '{"a":"ä"}', 'runs.json': '{}' });
});

test('write() does not mind who writes another key, and minds who writes this one', async () => {
  const server = await serveConfigMap(name);
  const store = await open(server);
  const { version } = await store.read('state.json');
  server.touch('runs.json', '{"x":1}');
  const next = await store.write('state.json', '1', version);
  server.touch('state.json', '2');
  await expect(store.write('state.json', '3', next)).rejects.toMatchObject({ code: 'state_conflict' });
  expect(Object.fromEntries(server.data)).toMatchObject({ 'state.json': '2', 'runs.json': '{"x":1}' });
});

test('update() of many writers of one ConfigMap loses nothing', async () => {
  const server = await serveConfigMap(name);
  const writers = await Promise.all(Array.from({ length: 3 }, () => openRuns(server)));
  await Promise.all(
    writers.flatMap((state) =>
      Array.from({ length: 5 }, () => state.update(({ runs }) => ({ runs: runs + 1 }))),
    ),
  );
  expect(server.data.get('state.json')).toBe('{"runs":15}');
});

test('write() that was carried out and not answered is done once', async () => {
  const server = await serveConfigMap(name);
  const state = await openRuns(server);
  server.dropAnswers(1);
  await state.update(({ runs }) => ({ runs: runs + 1 }));
  const patch = `PATCH ${name}?fieldManager=castai-bot`;
  expect(server.calls.slice(-4)).toEqual([`GET ${name}`, patch, patch, `GET ${name}`]);
  await state.update(({ runs }) => ({ runs: runs + 1 }));
  expect(server.data.get('state.json')).toBe('{"runs":2}');
});

test('openConfigMap() reads the token anew for each call, and once more where it was renewed meanwhile', async () => {
  const server = await serveConfigMap(name);
  const tokens: string[] = [];
  const store = await open(server, { onToken: (token) => tokens.push(token) });
  server.setTokens({ taken: 'token-2', mounted: 'token-2' });
  await store.read('state.json');
  server.setMeddling((_call, _response, seen) => {
    if (seen === 3) server.setTokens({ taken: 'token-3', mounted: 'token-3' });
    return false;
  });
  await store.read('state.json');
  expect(tokens).toEqual(['token-1', 'token-2', 'token-2', 'token-3']);
  server.setTokens({ taken: 'token-4' });
  await expect(store.read('state.json')).rejects.toThrow(/is refused: .*401/);
});

const say =
  (status: number, headers: Readonly<Record<string, string>> = {}, body: string = ''): Meddling =>
  (_call, response) => {
    response.writeHead(status, headers).end(body);
    return true;
  };
const json = { 'content-type': 'application/json' };

/** What goes wrong, how often it is asked for, the exit code, and words of the error. */
test.each<[string, Meddling, [calls: number, exitCode: number, words: RegExp]]>([
  ['unavailable', say(503), [4, 75, /Cannot use the state: ConfigMap "my-bot-hours-state" .* 503/]],
  ['overloaded', say(429, { 'retry-after': '1' }), [30, 75, /429/]],
  ['sent away for long', say(429, { 'retry-after': '600' }), [1, 75, /429/]],
  ['timed out inside', say(504), [4, 75, /504/]],
  ['reset', (_call, response) => response.destroy() !== undefined, [4, 75, /connection failed/]],
  ['elsewhere', say(302, { location: 'https://login.example/' }), [1, 78, /is refused: .*302/]],
  [
    'missing',
    say(404, json, '{"kind":"Status","message":"not found"}'),
    [1, 78, /found no ConfigMap "my-bot/],
  ],
  ['no JSON', say(200, { 'content-type': 'text/html' }, '<html>'), [1, 78, /wanted JSON/]],
  ['half a JSON', say(200, json, '{"metadata":'), [4, 78, /wanted JSON/]],
  ['another object', say(200, json, '{"kind":"Status"}'), [1, 78, /found no ConfigMap in the answer/]],
  ['endless', say(200, json, `"${'x'.repeat(9 * 1024 * 1024)}"`), [1, 78, /longer than may be read/]],
  ['too large', say(413), [1, 78, /is refused: .*413/]],
  ['always written by others', say(409), [1, 75, /was written meanwhile/]],
])('openConfigMap() of an API server that is %s', async (_what, meddling, [calls, exitCode, words]) => {
  const server = await serveConfigMap(name);
  server.setMeddling(meddling);
  const failed: unknown = await open(server, { isReadOnly: true })
    .then((store) => store.read('state.json'))
    .catch((error: unknown) => error);
  expect(failed).toMatchObject({ message: expect.stringMatching(words) as unknown });
  expect([server.calls.length, exitCodeOf(failed)]).toEqual([calls, exitCode]);
  expect(String(failed)).not.toContain('token-1');
});

test.each<[string, readonly string[], RegExp]>([
  ['write', ['get'], /cannot patch resource/],
  ['read', [], /cannot patch resource/],
])('openConfigMap() says before anything is run that it may not %s', async (_what, verbs, words) => {
  const server = await serveConfigMap(name);
  server.setVerbs(verbs);
  const failed: unknown = await open(server).catch((error: unknown) => error);
  expect(failed).toMatchObject({ code: 'state', message: expect.stringMatching(words) as unknown });
  expect(exitCodeOf(failed)).toBe(78);
});

test('openConfigMap() gives up an API server that takes calls and says nothing', async () => {
  const server = await serveConfigMap(name);
  server.setMeddling(() => true);
  const tries: string[] = [];
  const failed: unknown = await open(server, { attemptMs: 60, onToken: (token) => tries.push(token) }).catch(
    (error: unknown) => error,
  );
  expect(failed).toMatchObject({ code: 'state_unavailable' });
  expect([tries.length, exitCodeOf(failed)]).toEqual([4, 75]);
});

test('openConfigMap() reaches the API server directly, whatever proxies the process has', async () => {
  const server = await serveConfigMap(name);
  const proxied: string[] = [];
  const proxy = createServer((request) => void proxied.push(request.url ?? ''));
  proxy.on('connect', (request) => void proxied.push(request.url ?? ''));
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void proxy.close());
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- it listens on a port
  const url = `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`;
  const module = new URL('config-map-store.ts', import.meta.url).href;
  const options = {
    name: 'hours',
    env: server.env,
    folder: server.folder,
    isReadOnly: false,
    userAgent: 'x',
  };
  const code = `
    const { openConfigMap } = await import(${JSON.stringify(module)});
    const clock = { now: () => 0, random: () => 0, sleep: async () => undefined };
    const options = { ...${JSON.stringify(options)}, clock, onToken: () => undefined };
    const store = await openConfigMap(${JSON.stringify(inManifest)}, options);
    console.log((await store.read('state.json')).text);`;
  server.touch('state.json', '"found"');
  const child = spawn(
    process.execPath,
    ['--conditions=@castai-bot/source', '--input-type=module', '--eval', code],
    {
      env: {
        PATH: process.env['PATH'],
        ...nodeEnv,
        NODE_USE_ENV_PROXY: '1',
        HTTPS_PROXY: url,
        HTTP_PROXY: url,
      },
    },
  );
  const [stdout, stderr] = await Promise.all([text(child.stdout), text(child.stderr)]);
  expect({ stdout, stderr, proxied }).toMatchObject({ stdout: '"found"\n', proxied: [] });
});
