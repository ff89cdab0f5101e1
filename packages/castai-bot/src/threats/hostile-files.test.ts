import { mkdir, readFile, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { Recording } from '../run/recording/recording.ts';
import { parsePlan } from '../run/plan/planned-write.ts';
import { parseReport } from '../report/report.ts';
import { bareBonesAnswers, createFixtureRepo, type FixtureRepo } from '../testing/fixture-repo.ts';
import { hashTree } from '../testing/hash-tree.ts';
import { runBin } from '../testing/run-bin.ts';

/** Asks once, and prints what came. */
const BOT = `#!/usr/bin/env node
const { API_URL, API_KEY, CLUSTER_ID } = process.env;
const answer = await fetch(API_URL + '/v1/me', { headers: { 'X-API-Key': API_KEY } });
console.log(CLUSTER_ID, answer.status, (await answer.text()).length, [...answer.headers.keys()].sort().join());
`;

const nest = (depth: number): string => `${'{"a":['.repeat(depth)}1${']}'.repeat(depth)}`;
const POLLUTING = '"__proto__": {"polluted": 1}, "constructor": {"prototype": {"polluted": 1}}';
const NAME = 'web\u001B[2J\u001B]8;;https://evil.test\u0007$(touch pwned)`id`{{7*7}}${7*7}\u202E../../etc';
// oxlint-disable-next-line eslint/no-control-regex -- what a terminal obeys
const OBEYED = /[\u0000-\u0008\u000B-\u001F\u007F-\u009F\u202A-\u202E]/;
/** A bug of ours has one. */
const STACK = /\n\s+at /;

async function createAsker(): Promise<FixtureRepo> {
  const repo = await createFixtureRepo({
    'castai-bot.json': bareBonesAnswers({
      functions: { script: { entry: 'src/bot.mjs', schedule: '@daily', timeZone: 'Etc/UTC' } },
    }),
    'src/bot.mjs': BOT,
    'k8s/script.configmap.yaml':
      'data: { function_config.json: \'{"function":{"function_name":"script"}}\' }\n',
  });
  onTestFinished(() => repo[Symbol.asyncDispose]());
  return repo;
}

const exchange = { method: 'GET', path: '/v1/me', query: [], status: 200, headers: {}, answer: {} } as const;
const recording: Recording = {
  kind: 'castai-bot recording',
  schema: 1,
  bot: 'b',
  function: 'script',
  clusterId: null,
  organizationId: null,
  dryRun: true,
  salt: 'x',
  digests: {},
  exchanges: [exchange],
  report: null,
};
const withExchange = (changes: object): string =>
  JSON.stringify({ ...recording, exchanges: [{ ...exchange, ...changes }] });

describe('a recording', () => {
  test.each([
    ['is nested a hundred thousand deep', nest(100_000)],
    ['has an answer that is', withExchange({}).replace('"answer":{}', `"answer":${nest(100_000)}`)],
    ['has a query that is no pairs', withExchange({ query: [1] })],
    ['has a status that no answer has', withExchange({ status: 1e9 })],
    ['has a status that goes on', withExchange({ status: 101 })],
    ['has headers that are no texts', withExchange({ headers: { 'content-type': { toString: 1 } } })],
    ['has a text that is none', withExchange({ text: 7 })],
    ['has ids that are none', JSON.stringify({ ...recording, clusterId: { a: 1 } })],
    ['has digests that are none', JSON.stringify({ ...recording, digests: { a: {} } })],
  ])('that %s is refused in words', async (_, text) => {
    const repo = await createAsker();
    await writeFile(path.join(repo.root, 'f.json'), text);
    const { code, stdout, stderr } = await runBin(['run', '--replay', 'f.json'], { cwd: repo.root });
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toContain('Cannot replay f.json: wanted a file that castai-bot run --record wrote');
    expect(stderr).not.toMatch(STACK);
  });

  test('gives no header but what an answer is, and when to come again', async () => {
    const repo = await createAsker();
    const headers = {
      'content-type': 'application/json',
      'set-cookie': 'a=b',
      'content-length': '1',
      'transfer-encoding': 'chunked',
      location: 'https://evil.test',
      'x-any': 'a',
    };
    await writeFile(path.join(repo.root, 'f.json'), withExchange({ headers, answer: { name: NAME } }));
    const { code, stdout } = await runBin(['run', '--replay', 'f.json'], { cwd: repo.root });
    expect(code).toBe(0);
    const seen = stdout.split('\n', 1)[0]?.split(' ').at(-1)?.split(',');
    // The last one is of the connection.
    expect(seen?.filter((name) => name in headers)).toEqual(['content-type', 'transfer-encoding']);
  });

  test('pollutes nothing and is shown as text, whatever is in it', async () => {
    const repo = await createAsker();
    const text = JSON.stringify({ ...recording, clusterId: NAME, organizationId: NAME }).replace(
      '"answer":{}',
      `"answer":{${POLLUTING}}`,
    );
    await writeFile(path.join(repo.root, 'f.json'), text);
    const before = await hashTree(repo.root);
    for (const flags of [[], ['--json']]) {
      const { code, stdout, stderr } = await runBin(['run', '--replay', 'f.json', ...flags], {
        cwd: repo.root,
      });
      expect(code).toBe(0);
      // The first line is the bot's own.
      const ours = flags.length > 0 ? stdout : stdout.slice(stdout.indexOf('\n'));
      expect(ours).not.toMatch(OBEYED);
      expect(stderr.replace(/^web.*\n/m, '')).not.toMatch(STACK);
    }
    expect(await hashTree(repo.root)).toEqual(before);
  });

  test('is not written through a link', async () => {
    const repo = await createAsker();
    const outside = await createAsker();
    await mkdir(path.join(outside.root, 'target'));
    await writeFile(path.join(outside.root, 'target/f.json'), JSON.stringify(recording));
    await symlink(path.join(outside.root, 'target/f.json'), path.join(repo.root, 'f.json'));
    await runBin(['run', '--simulate', '--record', 'f.json'], { cwd: repo.root });
    expect(await readFile(path.join(outside.root, 'target/f.json'), 'utf8')).toBe(JSON.stringify(recording));
  });
});

describe('a world', () => {
  test.each([
    ['is nested a hundred thousand deep', nest(100_000)],
    ['is no object', '[]'],
    ['has more clusters than there are', '{"clusters": 1e15}'],
    ['has a number that is none', '{"nodes": 1e400}'],
    ['has a field that is called __proto__', `{"clusters": [], "organizations": [{}], ${POLLUTING}}`],
    ['has it in a cluster', `{"clusters": [{"cluster": {${POLLUTING}}}]}`],
    ['has it among its lists', `{"clusters": [{${POLLUTING}}]}`],
    ['has a list that is none', '{"clusters": [{"nodes": {"length": 1e9}}]}'],
    ['has a name that is an object', '{"clusters": [{"cluster": {"name": {"toString": 1}}}]}'],
  ])('that %s is refused in words', async (_, text) => {
    const repo = await createAsker();
    await writeFile(path.join(repo.root, 'w.json'), text);
    const { code, stdout, stderr } = await runBin(['run', '--simulate', '--world', 'w.json'], {
      cwd: repo.root,
    });
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toMatch(/^Error: /);
    expect(stderr).not.toMatch(STACK);
  });

  test('is shown and saved as text, whatever it is called', async () => {
    const repo = await createAsker();
    const world = {
      organizations: [{ organization: { name: NAME } }],
      clusters: [
        {
          cluster: { name: NAME, tags: { [NAME]: NAME } },
          nodes: [{ name: NAME, labels: { [NAME]: NAME } }],
        },
      ],
    };
    await writeFile(path.join(repo.root, 'w.json'), JSON.stringify(world));
    const line = ['run', '--simulate', '--world', 'w.json', '--save-world', 'saved.json'];
    const shown = await runBin(line, { cwd: repo.root });
    const asJson = await runBin([...line, '--json'], { cwd: repo.root });
    expect([shown.code, asJson.code]).toEqual([0, 0]);
    for (const { stdout, stderr } of [shown, asJson]) expect(`${stdout}${stderr}`).not.toMatch(OBEYED);
    const saved = await runBin(['run', '--simulate', '--world', 'saved.json'], { cwd: repo.root });
    expect(saved.code).toBe(0);
  });
});

describe('what a bot leaves behind', () => {
  test.each([
    [
      'nested',
      `{"schema": 1, "plan": [{"method": "PUT", "path": "/", "changes": [], "body": ${nest(100_000)}}]}`,
    ],
    ['of another form', '{"schema": 1, "plan": [null, 1, {"method": {}, "path": "/", "changes": []}]}'],
    [
      'with words that are none',
      '{"schema": 1, "plan": [{"method": "PUT", "path": "/", "changes": [], "target": {}}]}',
    ],
    [
      'with changes that are none',
      '{"schema": 1, "plan": [{"method": "PUT", "path": "/", "changes": [null]}]}',
    ],
  ])('as a plan that is %s is no plan', (_, text) => {
    expect(parsePlan(text)).toMatchObject({ writes: [], marks: {} });
  });

  test.each([
    ['failures that are none', '"counts": {}, "failed": [null]'],
    ['failures without words', '"counts": {}, "failed": [{"id": 1, "code": {}, "message": []}]'],
    ['counts that are none', '"counts": {"a": {}}, "failed": []'],
    ['an error that is none', '"counts": {}, "failed": [], "error": {"message": {}, "code": ""}'],
  ])('as a report with %s is no report', (_, fields) => {
    const text = `{"schema": 1, "exitCode": 0, "durationMs": 1, "failedCount": 0, ${fields}}`;
    expect(parseReport(text)).toBeUndefined();
  });
});
