import { createServer } from 'node:http';
import { readdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { checkApiKey } from '../doctor/checks/check-key.ts';
import { bareBonesAnswers, createFixtureRepo, type FixtureRepo } from '../testing/fixture-repo.ts';
import { createGeneratedRepo, sourceEnv } from '../testing/generated-repo.ts';
import { hashTree } from '../testing/hash-tree.ts';
import { listen } from '../testing/listen.ts';
import { runBin, type BinResult } from '../testing/run-bin.ts';
import { connectAccount } from '../testing/simulated-account.ts';

const NAME =
  'web\u001B[2J\u001B]8;;https://evil.test\u0007$(touch pwned)`touch pwned`\u009B1A\u202E../../../etc/x\r\n!';
// oxlint-disable-next-line eslint/no-control-regex -- what a terminal obeys
const OBEYED = /[\u0000-\u0008\u000B-\u001F\u007F-\u009F\u202A-\u202E]/;
/** A bug of ours has one. */
const STACK = /\n\s+at /;
const KEY = `castai_v1_${'c0ffee42'.repeat(8)}_cafe1234`;

interface Answered {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** An API that says what it wants, and the repo whose test_config.env leads there. */
async function connect(
  repo: FixtureRepo,
  answer: (url: string) => Answered,
): Promise<{ readonly hosts: string[] }> {
  const hosts: string[] = [];
  const server = createServer((request, response) => {
    hosts.push(`${request.headers.host} ${String(request.headers['x-api-key'] ?? '')}`);
    const {
      status = 200,
      headers = { 'content-type': 'application/json' },
      body = '',
    } = answer(request.url ?? '');
    response.writeHead(status, headers).end(body);
  });
  const listening = await listen(server);
  onTestFinished(() => listening[Symbol.asyncDispose]());
  const lines = [
    `API_URL=http://${listening.host}`,
    `API_KEY=${KEY}`,
    'CLUSTER_ID=5a1c77b0-1234-4abc-8def-0123456789ab',
  ];
  await writeFile(path.join(repo.root, 'test_config.env'), `${lines.join('\n')}\n`);
  return { hosts };
}

async function createBot(): Promise<FixtureRepo> {
  const repo = await createFixtureRepo({
    'castai-bot.json': bareBonesAnswers({
      functions: { script: { entry: 'src/bot.mjs', schedule: '@daily', timeZone: 'Etc/UTC' } },
    }),
    'src/bot.mjs': `#!/usr/bin/env node
const { API_URL, API_KEY } = process.env;
const headers = { 'X-API-Key': API_KEY };
await fetch(API_URL + '/v1/me', { headers }).then((answer) => answer.text()).catch(() => '');
await fetch(API_URL + '/v1/organizations/x', { method: 'DELETE', headers, redirect: 'manual' }).catch(() => '');
`,
    'k8s/script.configmap.yaml':
      'data: { function_config.json: \'{"function":{"function_name":"script"}}\' }\n',
  });
  onTestFinished(() => repo[Symbol.asyncDispose]());
  return repo;
}

const nest = (depth: number): string => `${'{"a":['.repeat(depth)}1${']}'.repeat(depth)}`;
const json = (value: unknown): Answered => ({ body: JSON.stringify(value) });
const named = { id: NAME, name: NAME, email: NAME, username: NAME, organizationId: NAME, message: NAME };
/** What an API may answer to everything. */
const answers: readonly (readonly [string, Answered])[] = [
  [
    'names that a terminal and a shell would obey',
    json({ ...named, organizations: [named], items: [named] }),
  ],
  ['an error with such words', { ...json(named), status: 500 }],
  ['a refusal with such words', { ...json(named), status: 403 }],
  ['what is nested a hundred thousand deep', { body: nest(100_000) }],
  [
    'fields that are called __proto__',
    { body: '{"__proto__": {"name": "x"}, "organizations": [{"__proto__": {"id": "x"}}]}' },
  ],
  ['lists that are none', json({ organizations: { length: 1e9 }, items: 'x' })],
  ['a list of nothing', json({ organizations: [null, 1, 'x', { id: {} }] })],
  ['a page', { headers: { 'content-type': 'text/html' }, body: '<script>alert(1)</script>' }],
  ['half a document', { body: '{"id": "' }],
  ['a redirect to another host', { status: 302, headers: { location: 'https://evil.test/' } }],
  ['a redirect that keeps the method', { status: 308, headers: { location: '//evil.test/' } }],
];

/** What no command may do, whatever the API says. */
function expectUnharmed({ stdout, stderr }: BinResult, hosts: readonly string[]): void {
  expect(`${stdout}${stderr}`).not.toMatch(OBEYED);
  expect(stderr).not.toMatch(STACK);
  expect(`${stdout}${stderr}`).not.toContain('c0ffee42');
  expect(hosts.filter((host) => !host.startsWith('127.0.0.1:'))).toEqual([]);
}

describe.each(answers)('an API that answers %s', (_, answer) => {
  test.each([
    ['run --apply', ['run', '--apply', '--yes']],
    ['run --record --json', ['run', '--record', 'f.json', '--json']],
    ['types', ['types', '--dry-run']],
  ])('gets of %s no more than text, and only what it asks for is written', async (_name, line) => {
    const repo = await createBot();
    const { hosts } = await connect(repo, () => answer);
    const before = await readdir(path.dirname(repo.root));
    const tree = await hashTree(repo.root);
    const result = await runBin(line, { cwd: repo.root });
    expectUnharmed(result, hosts);
    expect(await readdir(repo.root)).not.toContain('pwned');
    const added = (await readdir(path.dirname(repo.root))).filter((name) => !before.includes(name));
    expect(added.filter((name) => /pwned|etc/.test(name))).toEqual([]);
    if (!line.includes('--record')) expect(await hashTree(repo.root)).toEqual(tree);
  });

  test('doctor says in words what it makes of it', async () => {
    const repo = await createBot();
    const { hosts } = await connect(repo, () => answer);
    const [host = ''] = hosts;
    expect(host).toBe('');
    const env = await readApiUrl(repo);
    const findings = await checkApiKey({
      key: KEY,
      findCastctl: () => Promise.resolve(undefined),
      clusterId: '5a1c77b0-1234-4abc-8def-0123456789ab',
      apiUrl: env,
      userAgent: 'test',
      env: {},
      signal: new AbortController().signal,
      now: () => new Date(),
    });
    expect(findings.length).toBeGreaterThan(0);
    expect(JSON.stringify(findings)).not.toContain('c0ffee42');
  });
});

async function readApiUrl(repo: FixtureRepo): Promise<URL> {
  const { readTestConfig } = await import('../castai/test-config.ts');
  const variables = await readTestConfig(repo.root);
  return new URL(variables?.['API_URL'] ?? '');
}

test('an account with hostile names is planned, written and recorded as text', async () => {
  const repo = await createGeneratedRepo({
    'disable-workload-autoscaler': {
      template: 'disable-workload-autoscaler',
      schedule: '0 17 * * 1-5',
      timeZone: 'Etc/UTC',
    },
  });
  onTestFinished(() => repo[Symbol.asyncDispose]());
  const workloads = Array.from({ length: 3 }, (_, n) => ({
    name: `${NAME}${n}`,
    namespace: NAME,
    workloadConfigV2: { vpaConfig: { managementOption: 'MANAGED' } },
  }));
  const world = {
    organizations: [{ organization: { name: NAME } }],
    clusters: [{ cluster: { name: NAME }, nodes: [{ name: NAME }], workloads }],
  };
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a world of which only names are said
  await using _account = await connectAccount(repo.root, { world: world as never });
  for (const line of [['run'], ['run', '--json'], ['run', '--apply', '--yes', '--record', 'f.json']]) {
    const result = await runBin(line, { cwd: repo.root, env: sourceEnv });
    expect(result.code).toBe(0);
    expectUnharmed(result, []);
  }
  const replayed = await runBin(['run', '--replay', 'f.json'], { cwd: repo.root, env: sourceEnv });
  expect(replayed.code).toBe(0);
  expectUnharmed(replayed, []);
  expect(await readdir(repo.root)).not.toContain('pwned');
});
