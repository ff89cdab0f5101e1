import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import type { RunResult } from '../run/run-result.ts';
import { bareBonesAnswers, createFixtureRepo } from '../testing/fixture-repo.ts';
import { createGeneratedRepo, sourceEnv } from '../testing/generated-repo.ts';
import { runBin } from '../testing/run-bin.ts';
import { connectAccount } from '../testing/simulated-account.ts';
import { typeInto } from '../testing/type-into.ts';

const template = 'disable-workload-autoscaler';
const switcher = { [template]: { template, schedule: '0 17 * * 1-5', timeZone: 'Etc/UTC' } } as const;
const env = sourceEnv;

function readResult(stdout: string): RunResult {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- castai-bot's own document
  return JSON.parse(stdout) as RunResult;
}

describe('castai-bot run against the real API', () => {
  test('run() of a function that there is not names those there are, before anything else', async () => {
    await using repo = await createGeneratedRepo();
    const { code, stdout, stderr } = await runBin(['run', 'nope'], { cwd: repo.root });
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toBe(
      'Error: Cannot find the function "nope": "my-bot" has rotate-nodes, greet\n  npx castai-bot list\n',
    );
  });

  test('run() without test_config.env says what to type', async () => {
    await using repo = await createGeneratedRepo(switcher);
    const { code, stdout, stderr } = await runBin(['run'], { cwd: repo.root, env });
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain('test_config.env is missing, wanted CLUSTER_ID and API_KEY in it');
    expect(stderr).toContain('cp test_config.env.template test_config.env');
    expect(stderr).toContain('castai-bot run --simulate');
  });

  test('run() with the template unfilled says what is missing', async () => {
    await using repo = await createGeneratedRepo(switcher);
    await writeFile(path.join(repo.root, 'test_config.env'), 'CLUSTER_ID=""\nAPI_KEY=""\nAPI_REGION="eu"\n');
    const { code, stderr } = await runBin(['run'], { cwd: repo.root, env });
    expect(code).toBe(2);
    expect(stderr).toContain('API_KEY is empty, wanted one in test_config.env');
  });

  test('run() only reads, and shows the plan', async () => {
    await using repo = await createGeneratedRepo(switcher);
    await using account = await connectAccount(repo.root, { world: { workloads: 120 } });
    const { code, stdout, stderr } = await runBin(['run'], { cwd: repo.root, env });
    expect({ code, changes: account.changes() }).toEqual({ code: 0, changes: [] });
    expect(account.requests.filter(({ method }) => method !== 'GET')).toEqual([]);
    expect(stderr).toContain(`Running ${template} of my-bot against ${account.url}, reading only\n`);
    expect(stdout).toContain(`CAST AI   ${account.url}, reading only\n`);
    expect(stdout).toMatch(/^METHOD +WHAT +CHANGE$/m);
    expect(stdout).toMatch(
      /^PUT +\S+\/\S+ +workloadConfig\.vpaConfig\.managementOption:\s+(?:inherited|MANAGED) → READ_ONLY$/m,
    );
    expect(stdout).toMatch(
      /Planned \d+ writes, none of them sent\n\nTo send them: npx castai-bot run .* --apply\n$/,
    );
    expect(stdout + stderr).not.toContain(account.apiKey);
  });

  test('run() repeats the inputs in the line that sends the plan', async () => {
    await using repo = await createGeneratedRepo(switcher);
    await using account = await connectAccount(repo.root);
    const line = ['run', '--input', 'param1="two words"', '--config', 'a config.json', '--json'];
    const file = path.join(repo.root, 'a config.json');
    await writeFile(file, await readFile(path.join(repo.root, 'src/function_config.json'), 'utf8'));
    const { stdout } = await runBin(line, { cwd: repo.root, env });
    expect(account.changes()).toEqual([]);
    expect(readResult(stdout).applyCommand).toBe(
      `npx castai-bot run ${template} --input 'param1="two words"' --config "a config.json" --apply`,
    );
  });

  test('run() prints the whole plan with --json', async () => {
    await using repo = await createGeneratedRepo(switcher);
    await using account = await connectAccount(repo.root, { world: { workloads: 120 } });
    const { code, stdout } = await runBin(['run', '--json', '--dry-run'], { cwd: repo.root, env });
    const { plan, report, ...result } = readResult(stdout);
    expect(code).toBe(0);
    expect(result).toMatchObject({
      dryRun: true,
      target: { kind: 'api', url: account.url },
      clusterId: account.clusterIds[0],
      changes: null,
      writes: null,
      requests: account.requests.length,
    });
    expect(report).toMatchObject({ dryRun: true, plannedCount: plan?.length });
    expect(plan?.length).toBe(report?.counts['switched']);
    expect(plan?.[0]).toMatchObject({
      method: 'PUT',
      changes: [{ path: 'workloadConfig.vpaConfig.managementOption', after: 'READ_ONLY' }],
    });
  });

  test('run() ends a plan where the function needs a real answer', async () => {
    await using repo = await createGeneratedRepo({
      'add-node': { template: 'example', schedule: '@daily', timeZone: 'Etc/UTC' },
    });
    await writeFile(
      path.join(repo.root, 'src/functions/add-node.ts'),
      `import { defineFunction } from '@castai-bot/runtime';
import * as z from 'zod';
export const addNode = defineFunction({
  description: 'Adds a node and reads it',
  inputs: z.looseObject({ param1: z.unknown(), param2: z.unknown() }),
  run: async ({ castai, clusterId }) => {
    const { nodeId } = await castai.nodes.add(clusterId, { instanceType: 'm5.large' });
    await castai.nodes.get(clusterId, nodeId);
  },
});
`,
    );
    await using account = await connectAccount(repo.root);
    const { code, stdout } = await runBin(['run'], { cwd: repo.root, env });
    expect({ code, changes: account.changes() }).toEqual({ code: 0, changes: [] });
    expect(stdout).toContain('Result    planned as far as it goes (exit code 0)');
    expect(stdout).toContain('The plan is complete up to here');
    expect(stdout).toContain('POST    prod-eks-1/nodes  {"instanceType":"m5.large"}');
    expect(stdout).toContain('Planned 1 write, none of them sent');
    const asJson = await runBin(['run', '--json'], { cwd: repo.root, env });
    expect(readResult(asJson.stdout).report?.error?.code).toBe('plan_ended');
  });

  test('run() lets the file beat the shell, and says so', async () => {
    await using repo = await createGeneratedRepo(switcher);
    await using account = await connectAccount(repo.root, { lines: ['LOG_LEVEL=WARNING', 'TEAM=mine'] });
    const shell = {
      API_KEY: 'canary',
      CLUSTER_ID: 'canary',
      API_REGION: 'canary',
      ORGANIZATION_ID: account.organizationId,
      LOG_LEVEL: 'DEBUG',
      TEAM: 'mine',
      DRY_RUN: '0',
    };
    const { code, stdout, stderr } = await runBin(['run'], { cwd: repo.root, env: { ...env, ...shell } });
    expect({ code, changes: account.changes() }).toEqual({ code: 0, changes: [] });
    for (const name of ['API_KEY', 'CLUSTER_ID', 'API_REGION', 'LOG_LEVEL']) {
      expect(stderr).toContain(`${name}: test_config.env wins, the shell's differs and is not used\n`);
    }
    expect(stderr).toContain("ORGANIZATION_ID: the shell's, test_config.env has none\n");
    expect(stderr).not.toContain('TEAM');
    expect(stdout + stderr).not.toContain('canary');
  });

  test('run() says what of the file it cannot use, and what the config has in its place', async () => {
    await using repo = await createGeneratedRepo(switcher);
    await using account = await connectAccount(repo.root, {
      lines: ['FOO BAR', 'LOG_LEVEL=DEBUG', 'CLUSTER_ID="prod-eks-1"'],
    });
    const file = path.join(repo.root, `k8s/${template}.configmap.yaml`);
    const level = '"env_variables": [{ "name": "LOG_LEVEL", "value": "INFO" }]';
    await writeFile(file, (await readFile(file, 'utf8')).replace('"env_variables": []', level));
    const { stderr } = await runBin(['run'], { cwd: repo.root, env });
    expect(account.changes()).toEqual([]);
    expect(stderr).toContain('test_config.env:4: not used, wanted NAME=value\n');
    expect(stderr).toContain('CLUSTER_ID: "prod-eks-1" does not look like an id');
    expect(stderr).toMatch(/^LOG_LEVEL: k8s\/\S+: data\S+ wins, test_config\.env is not used$/m);
  });

  test.each([
    ['DRY_RUN=0', 'Cannot take DRY_RUN from test_config.env'],
    ['ORGANIZATION_ID=x\nPLAN_FILE=/tmp/x\nBOT_CONFIG=x', 'Cannot take BOT_CONFIG, PLAN_FILE from'],
    ['API_KEY_FILE=key.txt', 'found API_KEY and API_KEY_FILE, wanted one of them'],
    ['API_URL=https://evil.example.com', 'set ALLOW_API_HOST=evil.example.com'],
    ['API_URL=http://api.cast.ai', 'found http://'],
    ['API_URL=\nAPI_REGION=mars', 'wanted us, eu or india'],
  ])('run() refuses %j in the file', async (lines, message) => {
    await using repo = await createGeneratedRepo(switcher);
    await using account = await connectAccount(repo.root, { lines: lines.split('\n') });
    const { code, stderr } = await runBin(['run'], { cwd: repo.root, env });
    expect({ code, requests: account.requests }).toEqual({ code: 2, requests: [] });
    expect(stderr).toContain(message);
  });
});

describe('castai-bot run --apply', () => {
  test('run() names cluster and organization, writes, and shows what was sent', async () => {
    await using repo = await createGeneratedRepo(switcher);
    await using account = await connectAccount(repo.root);
    const { code, stdout, stderr } = await runBin(['run', '--apply', '--yes'], { cwd: repo.root, env });
    const name = account.world.clusters[0]?.cluster.name;
    expect(code).toBe(0);
    expect(account.changes().length).toBeGreaterThan(3);
    expect(stderr).toContain(
      `About to change: cluster "${name}" (${account.clusterIds[0]}) of organization "${account.world.organizations[0]?.organization.name}" (${account.organizationId}), at ${account.url}\n`,
    );
    expect(stderr).toContain(`against ${account.url}, writing\n`);
    expect(stdout).toContain(`Cluster   ${name} (${account.clusterIds[0]})\n`);
    expect(stdout).toMatch(/^METHOD +WHAT +ANSWER\nPUT +[\w-]+\/[\w-]+ +200$/m);
    expect(stdout).toContain(`Sent ${account.changes().length} writes\n`);
    expect(stdout + stderr).not.toContain(account.apiKey);
  });

  test('run() asks nobody where nobody is, and sends nothing', async () => {
    await using repo = await createGeneratedRepo(switcher);
    await using account = await connectAccount(repo.root);
    const { code, stdout, stderr } = await runBin(['run', '--apply', '--json'], { cwd: repo.root, env });
    expect({ code, requests: account.requests }).toEqual({ code: 2, requests: [] });
    expect(stderr).toContain(`castai-bot run ${template} --apply --yes`);
    expect(stdout).toContain('"code":"USAGE"');
  });

  test.each([
    ['CLUSTER_ID=no-such-cluster', 'Cannot read the cluster "no-such-cluster": 127.0.0.1:'],
    ['API_KEY=wrong-key', 'Cannot use this API key: 127.0.0.1:'],
    ['API_URL=http://127.0.0.1:9', 'Cannot reach CAST AI at 127.0.0.1:9: '],
  ])('run() starts no bot with %s', async (line, message) => {
    await using repo = await createGeneratedRepo(switcher);
    await using account = await connectAccount(repo.root, { lines: [line] });
    const { code, stderr } = await runBin(['run', '--apply', '--yes'], { cwd: repo.root, env });
    expect({ code, changes: account.changes() }).toEqual({ code: 1, changes: [] });
    expect(stderr).toContain(message);
    expect(stderr).not.toContain('Running');
  });
});

describe('castai-bot run --max-writes', () => {
  test.each([
    ['--apply', ['--apply', '--yes']],
    ['a dry run', []],
  ])('run() sends nothing where %s plans more, shows the plan, and ends with 3', async (_, words) => {
    await using repo = await createGeneratedRepo(switcher);
    await using account = await connectAccount(repo.root);
    const { code, stdout, stderr } = await runBin(['run', ...words, '--max-writes', '2'], {
      cwd: repo.root,
      env,
    });
    expect({ code, changes: account.changes() }).toEqual({ code: 3, changes: [] });
    expect(stdout + stderr).toMatch(/Planned \d+ writes, none of them sent/);
    expect(stderr).toMatch(/Nothing was sent: found (\d+) writes: \1 values changed, wanted at most 2\n/);
    expect(stdout + stderr).not.toContain('To send them');
  });

  test('run() writes where the plan has no more', async () => {
    await using repo = await createGeneratedRepo(switcher);
    await using account = await connectAccount(repo.root);
    const words = ['run', '--apply', '--yes', '--max-writes', '1000'];
    const dry = await runBin(['run', '--max-writes', '1000'], { cwd: repo.root, env });
    expect(dry.stdout).toMatch(/\nTo send them: npx castai-bot run \S+ --max-writes 1000 --apply\n$/);
    const { code } = await runBin(words, { cwd: repo.root, env });
    expect(code).toBe(0);
    expect(account.changes().length).toBeGreaterThan(3);
  });

  test('run() takes no limit where nothing is written', async () => {
    await using repo = await createGeneratedRepo(switcher);
    const { code, stderr } = await runBin(['run', '--simulate', '--max-writes', '2'], {
      cwd: repo.root,
      env,
    });
    expect(code).toBe(2);
    expect(stderr).toContain('Cannot take --simulate with --max-writes');
  });
});

describe('castai-bot run --apply on a terminal', () => {
  test('run() shows the plan of this moment before it asks, and writes with a yes', async () => {
    await using repo = await createGeneratedRepo(switcher);
    await using account = await connectAccount(repo.root);
    const { code, stdout, stderr } = await typeInto({ cwd: repo.root, env }, ['run', '--apply'], ['y']);
    expect(code).toBe(0);
    const [before = '', after = ''] = stderr.split('About to change: ');
    expect(before).toContain('reading only, for the plan\n');
    expect(before).toMatch(
      /^PUT +\S+\/\S+ +workloadConfig\.vpaConfig\.managementOption:\s+(?:inherited|MANAGED) → READ_ONLY$/m,
    );
    expect(before).toContain(`Planned ${account.changes().length} writes, none of them sent`);
    expect(before).not.toContain('To send them');
    expect(after).toContain('Let disable-workload-autoscaler of my-bot write there?');
    expect(after).toMatch(/^Planned: (\d+) writes: \1 values changed$/m);
    expect(stdout).toContain(`Sent ${account.changes().length} writes`);
  });

  test('run() sends nothing without a yes', async () => {
    await using repo = await createGeneratedRepo(switcher);
    await using account = await connectAccount(repo.root);
    const { code, stderr } = await typeInto({ cwd: repo.root, env }, ['run', '--apply'], ['\r']);
    expect({ code, changes: account.changes() }).toEqual({ code: 130, changes: [] });
    expect(stderr).toContain('Planned');
  });

  test('run() does not ask where the bot fails before it plans a write', async () => {
    await using repo = await createGeneratedRepo({ greet: { ...switcher[template], template: 'example' } });
    await using account = await connectAccount(repo.root);
    const file = path.join(repo.root, 'k8s/greet.configmap.yaml');
    await writeFile(file, (await readFile(file, 'utf8')).replace('"default_value1"', '7'));
    const { code, stdout, stderr } = await typeInto({ cwd: repo.root, env }, ['run', '--apply'], ['y']);
    expect({ code, changes: account.changes() }).toEqual({ code: 78, changes: [] });
    expect(stdout).toContain('Result    the configuration is wrong (exit code 78)');
    expect(stderr).not.toContain('write there?');
  });
});

describe('castai-bot run --simulate --dry-run', () => {
  test('run() plans, and changes nothing in the simulator', async () => {
    await using repo = await createGeneratedRepo(switcher);
    const { code, stdout } = await runBin(['run', '--simulate', '--dry-run', '--json'], {
      cwd: repo.root,
      env,
    });
    const { plan, ...result } = readResult(stdout);
    expect({ code, count: plan?.length }).toEqual({ code: 0, count: result.report?.counts['switched'] });
    expect(result).toMatchObject({ dryRun: true, changes: [], target: { kind: 'simulator' } });
  });
});

describe('castai-bot run of a script', () => {
  const script = `#!/usr/bin/env node
const { API_URL, API_KEY, CLUSTER_ID, DRY_RUN = '0' } = process.env;
const cluster = API_URL + '/v1/kubernetes/external-clusters/' + CLUSTER_ID;
const headers = { 'X-API-Key': API_KEY, 'Content-Type': 'application/json' };
const read = await fetch(cluster, { headers });
const cost = await fetch(API_URL + '/v1/cost-reports/clusters/active', { method: 'POST', headers, body: '{}' });
const write = await fetch(cluster + '/nodes', { method: 'POST', headers, body: '{"instanceType":"m5.large"}' });
console.log(JSON.stringify({ DRY_RUN, read: read.status, cost: cost.status, write: write.status }));
`;
  const files = {
    'castai-bot.json': bareBonesAnswers({
      functions: { script: { entry: 'src/bot.mjs', schedule: '@daily', timeZone: 'Etc/UTC' } },
    }),
    'src/bot.mjs': script,
    'k8s/script.configmap.yaml':
      'data: { function_config.json: \'{"function":{"function_name":"script"}}\' }\n',
  };

  test('run() withholds what a script writes, whatever the script knows of dry runs', async () => {
    await using repo = await createFixtureRepo(files);
    await using account = await connectAccount(repo.root);
    const { code, stdout } = await runBin(['run'], { cwd: repo.root });
    expect({ code, changes: account.changes() }).toEqual({ code: 0, changes: [] });
    expect(stdout).toContain('{"DRY_RUN":"1","read":200,"cost":200,"write":405}\n');
    expect(stdout).toMatch(/^POST +prod-eks-1\/nodes +\{"instanceType":"m5\.large"\}$/m);
    expect(stdout).toContain('Planned 1 write, none of them sent');
  });

  test('run() sends them with --apply', async () => {
    await using repo = await createFixtureRepo(files);
    await using account = await connectAccount(repo.root);
    const { code, stdout } = await runBin(['run', '--apply', '--yes', '--json'], { cwd: repo.root });
    expect(code).toBe(0);
    expect(account.changes().length).toBeGreaterThan(0);
    expect(readResult(stdout)).toMatchObject({
      dryRun: false,
      plan: null,
      writes: [{ method: 'POST', status: 200 }],
      target: { cluster: { id: account.clusterIds[0] }, organization: { id: account.organizationId } },
    });
  });
});
