import { execFile } from 'node:child_process';
import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import { chmod } from 'node:fs/promises';
import path from 'node:path';
import { fc } from '@castai-bot/testing/properties';
import { expect, test } from 'vitest';
import { makeDirectory } from '../../bot/bot.test-process.ts';
import { Redactor } from '../../output/redactor.ts';
import { shortestFound } from '../../output/shortest-secret.ts';
import { largestStateBytes } from '../state-value.ts';
import { type FakeApiServer, serveConfigMap } from './api-server.test-server.ts';

const SCRIPTS = path.resolve(import.meta.dirname, '../../../../../templates/state-scripts/bin');
const ENTRY = JSON.stringify({
  entry: 'script',
  function: 'script',
  state: { name: 'script', configMap: 'my-bot-script-state', namespace: 'bots' },
});
const isWindows = process.platform === 'win32';

interface Ran {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

interface Pod {
  /** Runs a script of the image: `get` or `set`, with its arguments. */
  readonly run: (script: string, ...args: readonly string[]) => Promise<Ran>;
  readonly write: (file: string, text: string) => void;
  readonly read: (file: string) => string;
}

/** What a script finds in a pod: its account, its entry, curl; and no time that passes. */
async function openPod(server: FakeApiServer, env: Readonly<Record<string, string>> = {}): Promise<Pod> {
  const folder = makeDirectory();
  const get = readFileSync(path.join(SCRIPTS, 'state-get'), 'utf8');
  writeFileSync(
    path.join(folder, 'state-get'),
    get.replace('/var/run/secrets/kubernetes.io/serviceaccount', server.folder),
  );
  copyFileSync(path.join(SCRIPTS, 'state-set'), path.join(folder, 'state-set'));
  writeFileSync(path.join(folder, 'sleep'), '#!/bin/sh\n');
  await chmod(path.join(folder, 'sleep'), 0o755);
  const variables = { PATH: `${folder}:${process.env['PATH']}`, BOT_ENTRY: ENTRY, ...server.env, ...env };
  return {
    run: (script, ...args) =>
      new Promise((resolve) => {
        const options = { cwd: folder, env: variables, maxBuffer: 10_000_000 };
        const child = execFile('sh', [`./state-${script}`, ...args], options, (_error, stdout, stderr) => {
          resolve({ code: child.exitCode ?? -1, stdout, stderr });
        });
      }),
    write: (file, text) => {
      writeFileSync(path.join(folder, file), text);
    },
    read: (file) => readFileSync(path.join(folder, file), 'utf8'),
  };
}

test.skipIf(isWindows)('state-get prints what state-set has stored, at once (not on Windows)', async () => {
  const server = await serveConfigMap('my-bot-script-state');
  const pod = await openPod(server, { HTTPS_PROXY: 'http://127.0.0.1:1', ALL_PROXY: 'http://127.0.0.1:1' });
  expect(await pod.run('get')).toEqual({ code: 0, stdout: '', stderr: '' });
  pod.write('next.json', '{\n\t"text": "a\\"b\\\\c ü",\n\t"list": [1]\n}\n');
  expect(await pod.run('set', 'next.json')).toEqual({ code: 0, stdout: '', stderr: '' });
  expect(JSON.parse(server.data.get('state.json') ?? '')).toEqual({ text: 'a"b\\c ü', list: [1] });
  expect((await pod.run('get')).stdout).toBe(server.data.get('state.json'));
});

test.skipIf(isWindows)(
  'state-set writes over nothing that another run has stored since state-get (not on Windows)',
  async () => {
    const server = await serveConfigMap('my-bot-script-state');
    server.touch('state.json', '{"runs":1}');
    const pod = await openPod(server);
    await pod.run('get', 'state');
    expect(pod.read('state')).toBe('{"runs":1}');
    server.touch('runs.json', '{"x":"y"}');
    pod.write('state', '{"runs":2}');
    expect((await pod.run('set', 'state')).code).toBe(0);
    server.touch('state.json', '{"runs":7}');
    const raced = await pod.run('set', 'state');
    expect([raced.code, raced.stderr]).toEqual([
      75,
      'state-set: another run has stored something since state-get\n',
    ]);
    expect(server.data.get('state.json')).toBe('{"runs":7}');
  },
);

test.skipIf(isWindows)(
  'state-set that was carried out and not answered is done once (not on Windows)',
  async () => {
    const server = await serveConfigMap('my-bot-script-state');
    const pod = await openPod(server);
    await pod.run('get', 'state');
    pod.write('state', '1');
    server.dropAnswers(1);
    expect((await pod.run('set', 'state')).code).toBe(0);
    expect(server.calls.slice(-4).map((call) => call.split(' ')[0])).toEqual([
      'GET',
      'PATCH',
      'PATCH',
      'GET',
    ]);
    expect(server.data.get('state.json')).toBe('1');
  },
);

test.skipIf(isWindows)('state-get hands out any JSON as it was stored (not on Windows)', async () => {
  const server = await serveConfigMap('my-bot-script-state');
  const pod = await openPod(server);
  await fc.assert(
    fc.asyncProperty(fc.jsonValue(), async (value) => {
      server.touch('state.json', JSON.stringify(value));
      expect((await pod.run('get')).stdout).toBe(JSON.stringify(value));
      pod.write('next', JSON.stringify([value]));
      expect(await pod.run('set', 'next')).toMatchObject({ code: 0 });
      expect(server.data.get('state.json')).toBe(JSON.stringify([value]));
    }),
    { numRuns: 12 },
  );
});

test.skipIf(isWindows)(
  'state-set refuses what is no state, and stores nothing (not on Windows)',
  async () => {
    const server = await serveConfigMap('my-bot-script-state');
    const pod = await openPod(server, { API_KEY: 'key-of-a-test' });
    const texts = [
      '',
      ' \n',
      '{"a":',
      '[}',
      '{"a":"b',
      '{"a":"line\nbreak"}',
      '"key-of-a-test"',
      '"token-1"',
    ];
    for (const text of [...texts, JSON.stringify('x'.repeat(largestStateBytes))]) {
      pod.write('next', text);
      expect({ text, code: (await pod.run('set', 'next')).code }).toEqual({ text, code: 78 });
    }
    expect((await pod.run('set')).code).toBe(64);
    expect(server.calls).toEqual([]);
  },
);

test
  .skipIf(isWindows)
  .each<[string, (server: FakeApiServer) => void, [code: number, words: RegExp, calls: number]]>([
    ['it may not', (server) => server.setVerbs([]), [78, /is refused \(403\): .*cannot get/, 1]],
    ['nobody knows it', (server) => server.setTokens({ taken: 'other' }), [78, /is refused \(401\)/, 1]],
    [
      'the server is down',
      (server) => server.setMeddling((_call, response) => response.writeHead(503).end().writableEnded),
      [75, /nobody keeps the state now: .* answered 503/, 4],
    ],
    [
      'it is sent elsewhere',
      (server) =>
        server.setMeddling(
          (_call, response) => response.writeHead(302, { location: '/x' }).end().writableEnded,
        ),
      [78, /is refused \(302\)/, 1],
    ],
  ])('state-get says that %s (not on Windows)', async (_what, change, [code, words, calls]) => {
  const server = await serveConfigMap('my-bot-script-state');
  change(server);
  const got = await (await openPod(server)).run('get');
  expect(got).toMatchObject({ code, stderr: expect.stringMatching(words) as unknown });
  expect(server.calls.length).toBe(calls);
  expect(got.stderr).not.toContain('token-1');
});

test.skipIf(isWindows)('state-set stores nothing in a dry run (not on Windows)', async () => {
  const server = await serveConfigMap('my-bot-script-state');
  const pod = await openPod(server, { DRY_RUN: '1' });
  pod.write('next', '1');
  expect(await pod.run('set', 'next')).toEqual({
    code: 0,
    stdout: '',
    stderr: 'state-set: DRY_RUN is set: the state is not stored\n',
  });
  expect(server.calls).toEqual([]);
});

test.skipIf(isWindows)('state-set stores no secret that the manifest names (not on Windows)', async () => {
  const server = await serveConfigMap('my-bot-script-state');
  // As the manifest has it, over several lines.
  const entry: unknown = {
    ...JSON.parse(ENTRY),
    secrets: ['SLACK_URL', 'PIN'],
    runUrl: 'https://x/"secrets":["A"]',
  };
  const pod = await openPod(server, {
    BOT_ENTRY: JSON.stringify(entry, null, 2),
    SLACK_URL: 'https://hooks.example.com/canary',
    PIN: '1234',
  });
  pod.write('next.json', '{"url":"https://hooks.example.com/canary"}');
  expect(await pod.run('set', 'next.json')).toMatchObject({
    code: 78,
    stderr: expect.stringContaining('a secret') as unknown,
  });
  expect(server.data.get('state.json')).toBeUndefined();
  pod.write('next.json', '{"runs":1234}');
  expect((await pod.run('set', 'next.json')).code).toBe(0);
});

test.skipIf(isWindows).each([shortestFound - 1, shortestFound])(
  'state-set finds a secret of %i characters where a function that stores it does (not on Windows)',
  async (length) => {
    const secret = 'k'.repeat(length);
    const redactor = new Redactor();
    redactor.add(secret);
    const server = await serveConfigMap('my-bot-script-state');
    const pod = await openPod(server, { API_KEY: secret });
    pod.write('next.json', JSON.stringify(secret));
    const { code } = await pod.run('set', 'next.json');
    expect(code).toBe(redactor.holdsValue(secret) ? 78 : 0);
    expect(code).toBe(length < shortestFound ? 0 : 78);
  },
);
