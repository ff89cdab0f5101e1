import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import path from 'node:path';
import { document } from '@castai-bot/api/document';
import { startSimulator } from '@castai-bot/simulator';
import { describe, expect, test } from 'vitest';
import { bareBonesAnswers, createFixtureRepo, typeScriptAnswers } from '../testing/fixture-repo.ts';
import { checkTypes } from '../testing/check-types.ts';
import { createGeneratedRepo } from '../testing/generated-repo.ts';
import { listen } from '../testing/listen.ts';
import { readTree } from '../testing/read-tree.ts';
import { type BinResult, runBin } from '../testing/run-bin.ts';
import { runLine } from '../testing/run-line.ts';

const FILE = 'src/castai-api.gen.ts';
const CANARY = 'castai_v1_canary';

const types = (cwd: string, ...flags: readonly string[]): Promise<BinResult> =>
  runLine(['types', ...flags], { cwd });

interface Api {
  readonly url: string;
  readonly requests: readonly IncomingMessage[];
  [Symbol.asyncDispose](): Promise<void>;
}

async function startApi(
  answer: (response: ServerResponse, request: IncomingMessage) => unknown,
): Promise<Api> {
  const requests: IncomingMessage[] = [];
  const server = createServer((request, response) => {
    requests.push(request);
    response.on('error', () => {});
    answer(response, request);
  });
  const listening = await listen(server);
  return {
    url: `http://${listening.host}`,
    requests,
    [Symbol.asyncDispose]: () => listening[Symbol.asyncDispose](),
  };
}

const schemas = {
  'gold.Mine': {
    type: 'object',
    required: ['depth'],
    properties: { depth: { type: 'integer' }, owner: { type: 'string', nullable: true } },
  },
};
const getMine = {
  operationId: 'getMine',
  parameters: [{ name: 'deep', in: 'query', schema: { type: 'boolean' } }],
  responses: {
    '200': {
      description: 'Done',
      content: { 'application/json': { schema: { $ref: '#/components/schemas/gold.Mine' } } },
    },
  },
};
/** What only the live API has. */
const live = {
  openapi: '3.0.3',
  info: {},
  paths: { '/v1/mines/{id}': { get: getMine } },
  components: { schemas },
};

const USE = `import { CastAi } from '@castai-bot/runtime';

export async function readDepth(castai: CastAi): Promise<number> {
  const mine = await castai.get('/v1/mines/{id}', { params: { id: 'a' }, query: { deep: true } });
  const owner: string | null | undefined = mine.owner;
  const clusters = await castai.get('/v1/kubernetes/external-clusters');
  return mine.depth + (owner ?? '').length + (clusters.items ?? []).length;
}
`;

describe('castai-bot types', () => {
  test('types() makes calls typed that only the live API has', async () => {
    await using repo = await createGeneratedRepo();
    await using api = await startApi((response) => response.end(JSON.stringify(live)));
    await writeFile(path.join(repo.root, 'src/use.ts'), USE);
    expect(await checkTypes(repo.root)).toContain(
      "src/use.ts(5,44): error TS18046: 'mine' is of type 'unknown'",
    );
    const line = ['types', '--api-url', api.url];
    const { code, stdout, stderr } = await runBin(line, { cwd: repo.root });
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toBe(`Wrote ${FILE}: 1 operations, from ${api.url}/v1/spec/openapi.json\n`);
    expect(await checkTypes(repo.root)).toBe('');
    await writeFile(path.join(repo.root, 'src/use.ts'), USE.replace('deep: true', 'deep: 7'));
    expect(await checkTypes(repo.root)).toContain(
      "src/use.ts(4,83): error TS2322: Type 'number' is not assignable",
    );
    expect(api.requests.map(({ url, headers }) => [url, headers['x-api-key']])).toEqual([
      ['/v1/spec/openapi.json', undefined],
    ]);
  });

  test('types() works against the simulator, whose document it leaves well typed', async () => {
    await using repo = await createGeneratedRepo();
    const simulator = await startSimulator();
    await writeFile(path.join(repo.root, 'test_config.env'), `API_URL=${simulator.url}\n`);
    const written = await types(path.join(repo.root, 'src'), '--json');
    await simulator.close();
    const operations = Object.values(document.paths).flatMap((item) =>
      Object.keys(item).filter((key) => key !== 'parameters'),
    );
    expect(JSON.parse(written.stdout)).toEqual({
      file: FILE,
      source: `${simulator.url}/v1/spec/openapi.json`,
      operations: operations.length,
      isNew: true,
      isWritten: true,
      differences: [],
    });
    expect(await checkTypes(repo.root)).toBe('');
  });

  test('types() tells what changed since with --check, and writes it without', async () => {
    await using repo = await createFixtureRepo({ 'castai-bot.json': typeScriptAnswers() });
    const file = path.join(repo.root, 'live api.json');
    const put = (next: object): Promise<void> => writeFile(file, JSON.stringify(next));
    await put(live);
    expect(await types(repo.root, '--file', file, '--check')).toMatchObject({
      code: 3,
      stdout: `${FILE} is not there yet: 1 operations, from live api.json\n`,
    });
    expect((await types(repo.root, '--file', file)).code).toBe(0);
    const before = await readTree(repo.root);
    expect(before[FILE]).not.toContain(repo.root);
    expect(await types(repo.root, '--file', file, '--check')).toMatchObject({
      code: 0,
      stdout: `${FILE}: 1 operations, from live api.json\nNothing changed since it was written\n`,
    });

    const { depth } = schemas['gold.Mine'].properties;
    const mine = {
      ...schemas['gold.Mine'],
      properties: { depth: { ...depth, type: 'string' }, veins: depth },
    };
    const paths = {
      '/v1/mines/{id}': { get: { ...getMine, parameters: [] } },
      '/v1/mines': { post: getMine },
    };
    await put({ ...live, paths, components: { schemas: { 'gold.Mine': mine, New: { type: 'string' } } } });
    const check = await types(repo.root, '--file', file, '--check');
    expect(check).toMatchObject({ code: 3, stderr: '' });
    expect(check.stdout.split('\n').slice(1)).toEqual([
      '  + POST /v1/mines',
      '  + GoldMine.veins',
      '  - GoldMine.owner',
      '  - GET /v1/mines/{id} query',
      '  ~ GoldMine.depth: number → string',
      '  + New',
      'operations: 1 added; fields: 1 added, 2 removed, 1 changed; schemas: 1 added',
      '',
    ]);
    expect(await types(repo.root, '--file', file, '--dry-run')).toMatchObject({
      code: 0,
      stdout: check.stdout,
    });
    const asJson = await types(repo.root, '--file', file, '--check', '--json');
    expect(JSON.parse(asJson.stdout)).toMatchObject({
      isWritten: false,
      differences: expect.arrayContaining([
        { change: 'changed', kind: 'field', name: 'GoldMine.depth', before: 'number', after: 'string' },
      ]) as unknown,
    });
    expect((await readTree(repo.root))[FILE]).toBe(before[FILE]);
    expect((await types(repo.root, '--file', file)).code).toBe(0);
    expect((await types(repo.root, '--file', file, '--check')).code).toBe(0);
  });

  test('types() says so when the file was edited, and leaves alone what it did not write', async () => {
    await using repo = await createFixtureRepo({
      'castai-bot.json': typeScriptAnswers(),
      'api.json': JSON.stringify(live),
    });
    await types(repo.root, '--file', 'api.json');
    const file = path.join(repo.root, FILE);
    const text = await readFile(file, 'utf8');
    await writeFile(file, text.slice(0, text.lastIndexOf('depth')));
    const check = await types(repo.root, '--file', 'api.json', '--check');
    expect(check.code).toBe(3);
    expect(check.stdout).toContain('What changed cannot be told: the file was edited since it was written');
    await writeFile(file, text.replaceAll('\n', '\r\n'));
    expect((await types(repo.root, '--file', 'api.json', '--check')).code).toBe(0);
    await writeFile(file, 'export const mine = 1;\n');
    const refused = await types(repo.root, '--file', 'api.json');
    expect(refused.code).toBe(2);
    expect(refused.stderr).toContain(`Cannot write ${FILE}: castai-bot did not write what is there`);
    expect(await readFile(file, 'utf8')).toBe('export const mine = 1;\n');
  });

  test('types() sends the key only when it is wanted, and never shows it', async () => {
    await using repo = await createFixtureRepo({
      'castai-bot.json': typeScriptAnswers(),
      'test_config.env': `API_KEY=${CANARY}\n`,
    });
    const keys: unknown[] = [];
    await using api = await startApi((response, { headers }) => {
      keys.push(headers['x-api-key']);
      response.statusCode = keys.length % 2 === 0 ? 200 : 401;
      response.end(JSON.stringify(live));
    });
    expect(await types(repo.root, '--api-url', api.url)).toMatchObject({ code: 0, stderr: '' });
    expect(keys).toEqual([undefined, CANARY]);
    await using closed = await startApi((response) => response.writeHead(403).end());
    const refused = await types(repo.root, '--api-url', closed.url, '--json');
    expect(refused.code).toBe(1);
    expect(JSON.parse(refused.stdout)).toMatchObject({ error: { code: 'KEY_REFUSED' } });
    expect(refused.stdout + refused.stderr).not.toContain(CANARY);
    expect((await readTree(repo.root))[FILE]).not.toContain(CANARY);
  });

  test.each<[string, (response: ServerResponse) => unknown, string]>([
    [
      'a web page',
      (response) => response.setHeader('content-type', 'text/html').end('<!doctype html><html></html>'),
      ': found a web page that begins with "<!doctype html><html></html>", wanted an OpenAPI document\n',
    ],
    [
      'half a document',
      (response) => response.end('{"openapi": "3.0.0", "pa'),
      ': found no JSON that begins with "{',
    ],
    [
      'another document',
      (response) => response.end('{"a": 1}'),
      ': found the version none, wanted an "openapi" of 3',
    ],
    ['nothing', (response) => response.end(), ': found nothing, wanted an OpenAPI document'],
    [
      'an error',
      (response) => response.writeHead(502).end('<html>'),
      ': it answers 502\n  npx castai-bot types --file',
    ],
    ['a redirect', (response) => response.writeHead(302, { location: '/x' }).end(), ': it answers 302\n'],
    [
      'a wish for a key',
      (response) => response.writeHead(401).end(),
      ': it wants an API key (401)\n  Set API_KEY',
    ],
    [
      'an end too soon',
      (response) => response.writeHead(200, { 'content-length': '9' }).destroy(),
      ': UND_ERR_SOCKET\n',
    ],
    [
      'an answer without an end',
      (response) => {
        const chunk = Buffer.alloc(1024 * 1024, '{');
        const pour = (): void => void (response.writable && response.write(chunk, pour));
        pour();
      },
      ': found more than 32 MiB, wanted an OpenAPI document',
    ],
  ])('types() refuses %s in clear words', async (_, answer, message) => {
    await using repo = await createFixtureRepo({ 'castai-bot.json': typeScriptAnswers() });
    await using api = await startApi(answer);
    const before = await readTree(repo.root);
    const { code, stdout, stderr } = await types(repo.root, '--api-url', api.url);
    expect(stderr).toContain(`Cannot read ${api.url}/v1/spec/openapi.json${message}`);
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(await readTree(repo.root)).toEqual(before);
  });

  test.each<[string, readonly string[], string]>([
    ['an address elsewhere', ['--api-url', 'https://example.com'], 'set ALLOW_API_HOST=example.com'],
    ['nobody there', ['--api-url', 'http://127.0.0.1:1'], 'openapi.json: '],
    ['a missing file', ['--file', 'gone.json'], 'Cannot read --file: ENOENT'],
    ['a folder', ['--file', 'folder'], 'Cannot read --file: EISDIR'],
  ])('types() refuses %s', async (_, flags, message) => {
    await using repo = await createFixtureRepo({ 'castai-bot.json': typeScriptAnswers() });
    await mkdir(path.join(repo.root, 'folder'));
    const { code, stderr } = await types(repo.root, ...flags);
    expect(stderr).toContain(message);
    expect(code).toBe(1);
  });

  test('types() is not for a bot without TypeScript, nor for an unknown region', async () => {
    await using repo = await createFixtureRepo({ 'castai-bot.json': bareBonesAnswers() });
    const { code, stderr } = await types(repo.root);
    expect(code).toBe(2);
    expect(stderr).toContain('a bare-bones bot has no TypeScript');
    await using other = await createFixtureRepo({
      'castai-bot.json': typeScriptAnswers(),
      'test_config.env': 'API_REGION=mars\n',
    });
    expect((await types(other.root)).stderr).toContain(
      'the region "mars" in test_config.env: wanted us, eu, india',
    );
  });
});
