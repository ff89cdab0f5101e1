import { readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { startSimulator } from '@castai-bot/simulator';
import { describe, expect, test } from 'vitest';
import type { Report } from '../report/report.ts';
import type { RunResult } from '../run/run-result.ts';
import { bareBonesAnswers, createFixtureRepo } from '../testing/fixture-repo.ts';
import { createGeneratedRepo, sourceEnv } from '../testing/generated-repo.ts';
import { renderRepo } from '../testing/render-repo.ts';
import { runBin } from '../testing/run-bin.ts';
import { connectAccount } from '../testing/simulated-account.ts';

const template = 'disable-workload-autoscaler';
const switcher = { [template]: { template, schedule: '0 17 * * 1-5', timeZone: 'Etc/UTC' } } as const;
const env = sourceEnv;

function readResult(stdout: string): RunResult {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- castai-bot's own document
  return JSON.parse(stdout) as RunResult;
}

/** A report without what differs between two runs, and the cluster, which has a stand-in. */
function comparable(report: Report | null | undefined): unknown {
  return { ...report, startedAt: 0, durationMs: 0, clusterId: 0 };
}

describe('castai-bot run --record, --replay', () => {
  test.each([
    ['a read-only run', []],
    ['an applied run', ['--apply', '--yes']],
  ])('run() replays %s with the API gone, and gives the same report', async (_, flags) => {
    await using repo = await createGeneratedRepo(switcher);
    const account = await connectAccount(repo.root, { world: { workloads: 120 } });
    const options = { cwd: repo.root, env };
    const recorded = await runBin(['run', ...flags, '--record', 'f.json', '--json'], options);
    await account.close();
    const first = readResult(recorded.stdout);
    expect(first).toMatchObject({ exitCode: 0, recordedTo: path.join(repo.root, 'f.json') });

    const text = await readFile(path.join(repo.root, 'f.json'), 'utf8');
    const ids = [account.organizationId, ...account.clusterIds];
    for (const secret of [account.apiKey, account.apiKey.split('_')[2], ...ids]) {
      expect(text).not.toContain(secret);
    }
    const workloads = account.world.clusters.flatMap((cluster) => cluster.workloads.map(({ id }) => id));
    expect(workloads.filter((id) => text.includes(id))).toEqual([]);

    await writeFile(path.join(repo.root, 'test_config.env'), '');
    const replayed = await runBin(['run', '--replay', 'f.json', '--json'], options);
    const second = readResult(replayed.stdout);
    expect({ code: replayed.code, unknown: second.unknownRequests }).toEqual({ code: 0, unknown: [] });
    expect(comparable(second.report)).toEqual(comparable(first.report));
    expect(second.plan?.length).toBe(first.plan?.length);
    expect(second.writes?.length).toBe(first.writes?.length);
    expect(second.target).toEqual({ kind: 'recording', url: null, file: 'f.json' });
    expect((await readdir(repo.root)).filter((name) => name.endsWith('.tmp'))).toEqual([]);
  });

  test('run() keeps the key out of a recording even where the API repeats it', async () => {
    const files = {
      'castai-bot.json': bareBonesAnswers({
        functions: { script: { entry: 'src/bot.mjs', schedule: '@daily', timeZone: 'Etc/UTC' } },
      }),
      'src/bot.mjs': `#!/usr/bin/env node
const { API_URL, API_KEY } = process.env;
const headers = { 'X-API-Key': API_KEY };
const answer = await fetch(API_URL + '/v1/organizations?echo=' + encodeURIComponent(API_KEY), { headers });
console.log(answer.status, await answer.text());
`,
      'k8s/script.configmap.yaml':
        'data: { function_config.json: \'{"function":{"function_name":"script"}}\' }\n',
    };
    await using repo = await createFixtureRepo(files);
    const account = await connectAccount(repo.root, { apiKey: 'canary+key/0123456789' });
    const options = { cwd: repo.root };
    const first = await runBin(['run', '--record', 'f.json'], options);
    await account.close();
    const text = await readFile(path.join(repo.root, 'f.json'), 'utf8');
    for (const word of ['canary', 'Y2FuYXJ5']) expect(text).not.toContain(word);
    const second = await runBin(['run', '--replay', 'f.json'], options);
    expect([first.code, second.code]).toEqual([0, 0]);
    expect(second.stdout).toMatch(/^200 /);
  });

  test('run() fails clearly where the recording has no answer', async () => {
    await using repo = await createGeneratedRepo(switcher);
    const account = await connectAccount(repo.root);
    const options = { cwd: repo.root, env };
    await runBin(['run', '--record', 'f.json'], options);
    await account.close();
    const line = ['run', '--replay', 'f.json', '--input', 'namespaces=["other"]'];
    const { code, stdout } = await runBin(line, options);
    expect(code).not.toBe(0);
    expect(stdout).toContain('The recording has no answer to GET /v1/workload-autoscaling/clusters/');
    expect(stdout).toContain('The recording f.json does not know these, and answered 501:\n  GET /v1/');
  });

  test('run() records and replays the script of a bare-bones bot', async () => {
    await using repo = await createFixtureRepo(await renderRepo(bareBonesAnswers()));
    const account = await connectAccount(repo.root, { world: { clusters: 4 } });
    const first = await runBin(['run', '--record', 'f.json', '--json'], { cwd: repo.root });
    await account.close();
    const second = await runBin(['run', '--replay', 'f.json', '--json'], { cwd: repo.root });
    const { report } = readResult(first.stdout);
    expect(report).toMatchObject({ exitCode: 0, dryRun: true, counts: { clusters: 4 } });
    expect(comparable(readResult(second.stdout).report)).toEqual(comparable(report));
    const ids = account.clusterIds.filter((id) => second.stderr.includes(id));
    expect({ code: second.code, ids }).toEqual({ code: 0, ids: [] });
  });

  test('run() records a simulated run too', async () => {
    await using repo = await createGeneratedRepo(switcher);
    const options = { cwd: repo.root, env };
    const first = await runBin(['run', '--simulate', '--record', 'f.json', '--json'], options);
    const second = await runBin(['run', '--replay', 'f.json', '--json'], options);
    expect(readResult(first.stdout).changes?.length).toBeGreaterThan(0);
    expect(comparable(readResult(second.stdout).report)).toEqual(comparable(readResult(first.stdout).report));
  });

  test.each([
    [['--replay', 'none.json'], 1, 'Cannot replay none.json: ENOENT'],
    [['--replay', 'package.json'], 1, 'wanted a file that castai-bot run --record wrote'],
    [['--record', 'package.json'], 2, 'Cannot write package.json: castai-bot did not write'],
    [['--record', 'src'], 2, 'Cannot write src: it is a folder'],
  ])('run() refuses %j', async (flags, code, message) => {
    await using repo = await createGeneratedRepo(switcher);
    await using account = await startSimulator();
    const result = await runBin(['run', ...flags], { cwd: repo.root, env });
    expect({ code: result.code, requests: account.requests }).toEqual({ code, requests: [] });
    expect(result.stderr).toContain(message);
  });
});

test('run() shows in the replay of a dry run what a script would take away', async () => {
  const script = `#!/usr/bin/env node
const { API_URL, API_KEY, CLUSTER_ID } = process.env;
const headers = { 'X-API-Key': API_KEY, 'Content-Type': 'application/json' };
const url = API_URL + '/v1/kubernetes/external-clusters/' + CLUSTER_ID + '/tags';
await fetch(url, { method: 'POST', headers, body: '{"team":"web"}' });
`;
  await using repo = await createFixtureRepo({
    'castai-bot.json': bareBonesAnswers({
      functions: { script: { entry: 'src/bot.mjs', schedule: '@daily', timeZone: 'Etc/UTC' } },
    }),
    'src/bot.mjs': script,
    'k8s/script.configmap.yaml':
      'data: { function_config.json: \'{"function":{"function_name":"script"}}\' }\n',
  });
  const account = await connectAccount(repo.root, { seed: 1, world: { clusters: 1, clouds: ['aws'] } });
  const recorded = await runBin(['run', '--record', 'f.json', '--json'], { cwd: repo.root });
  await account.close();
  const replayed = await runBin(['run', '--replay', 'f.json', '--json'], { cwd: repo.root });
  const changes = [
    { path: 'team', kind: 'added', after: 'web' },
    { path: 'environment', kind: 'removed', before: 'prod' },
  ];
  for (const { code, stdout } of [recorded, replayed]) {
    expect(code).toBe(0);
    expect(readResult(stdout).plan).toMatchObject([{ method: 'POST', target: 'prod-eks-1', changes }]);
  }
});
