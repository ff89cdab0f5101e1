import { chmod, readFile, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Simulator } from '@castai-bot/simulator';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { PlanFile } from '../run/plan/plan-file.ts';
import { bareBonesAnswers, createFixtureRepo } from '../testing/fixture-repo.ts';
import { createGeneratedRepo, sourceEnv } from '../testing/generated-repo.ts';
import { runBin, type BinResult } from '../testing/run-bin.ts';
import { runLine } from '../testing/run-line.ts';
import { connectAccount } from '../testing/simulated-account.ts';
import { typeInto } from '../testing/type-into.ts';

/** Sends the writes in a file, one after the other, and goes on where one is refused. */
const SCRIPT = `#!/usr/bin/env node
import { readFileSync } from 'node:fs';
const { API_URL, API_KEY, CLUSTER_ID } = process.env;
const headers = { 'X-API-Key': API_KEY, 'Content-Type': 'application/json' };
const { writes, exitCode } = JSON.parse(readFileSync(WRITES, 'utf8'));
for (const [method, path, body] of writes) {
  const url = API_URL + path.replace('{cluster}', CLUSTER_ID);
  await fetch(url, { method, headers, ...(body === undefined ? {} : { body: JSON.stringify(body) }) });
}
process.exitCode = exitCode;
`;

type Write = readonly [method: string, path: string, body?: unknown];

const tags = (team: string): Write => ['POST', '/v1/kubernetes/external-clusters/{cluster}/tags', { team }];
const group: Write = ['POST', '/v1/cost-reports/allocation-groups', { name: 'web' }];
const hook: Write = [
  'POST',
  '/v1/notifications/webhook-configurations',
  {
    name: 'told',
    callbackUrl: 'https://hooks.test/canary-callback',
    severityTriggers: ['ERROR'],
    requestTemplate: '{}',
  },
];

interface Script {
  readonly root: string;
  readonly account: Simulator;
  /** What the next run sends. */
  readonly write: (writes: readonly Write[], exitCode?: number) => Promise<void>;
  readonly run: (...words: readonly string[]) => Promise<BinResult>;
  readonly readPlan: () => Promise<PlanFile>;
}

function configOf(name: string): string {
  const config = { function: { function_name: name, inputs: [{ name: 'mode', value: 'off' }] } };
  return `data:\n  function_config.json: '${JSON.stringify(config)}'\n`;
}

async function createScript(): Promise<Script> {
  const entry = { entry: 'src/bot.mjs', schedule: '@daily', timeZone: 'Etc/UTC' } as const;
  // Beside the code, so that the next run may send something else.
  const data = await createFixtureRepo({});
  onTestFinished(() => data[Symbol.asyncDispose]());
  const writesFile = path.join(data.root, 'writes.json');
  const repo = await createFixtureRepo({
    'castai-bot.json': bareBonesAnswers({ functions: { script: entry, other: entry } }),
    'package.json': '{"version": "1.0.0"}',
    'src/bot.mjs': SCRIPT.replace('WRITES', JSON.stringify(writesFile)),
    'k8s/script.configmap.yaml': configOf('script'),
    'k8s/other.configmap.yaml': configOf('other'),
  });
  onTestFinished(() => repo[Symbol.asyncDispose]());
  const account = await connectAccount(repo.root, { seed: 1, world: { clusters: 2, clouds: ['aws'] } });
  onTestFinished(() => account.close());
  return {
    root: repo.root,
    account,
    write: (writes, exitCode = 0) => writeFile(writesFile, JSON.stringify({ writes, exitCode })),
    run: (...words) => runLine(words, { cwd: repo.root }),
    readPlan: async () => parsePlanFile(await readFile(path.join(repo.root, 'plan.json'), 'utf8')),
  };
}

function parsePlanFile(text: string): PlanFile {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- castai-bot's own document
  return JSON.parse(text) as PlanFile;
}

const PLAN = ['run', 'script', '--plan-out', 'plan.json'] as const;
const APPLY = ['run', '--apply', '--yes', '--plan', 'plan.json'] as const;

describe('castai-bot run --plan-out', () => {
  test('run() writes a plan that only its owner can read, in place of an older one', async () => {
    const { root, account, write, run, readPlan } = await createScript();
    await write([tags('web'), group]);
    const file = path.join(root, 'plan.json');
    expect((await run(...PLAN)).code).toBe(0);
    if (process.platform !== 'win32') await chmod(file, 0o644);
    const { code, stdout } = await run(...PLAN);
    expect({ code, changes: account.changes() }).toEqual({ code: 0, changes: [] });
    expect(stdout).toContain(`Plan      ${file}\n`);
    expect(stdout).toMatch(/\nTo send them: npx castai-bot run script --apply --plan plan\.json\n$/);
    const { mode } = await stat(file);
    expect(mode & 0o777).toBe(process.platform === 'win32' ? mode & 0o777 : 0o600);
    const plan = await readPlan();
    expect(plan).toMatchObject({
      kind: 'castai-bot plan',
      ended: null,
      subject: { function: 'script', clusterId: account.clusterIds[0], inputs: { mode: 'off' } },
      writes: [
        {
          method: 'POST',
          target: 'prod-eks-1',
          changes: [{ path: 'team' }, { path: 'environment', kind: 'removed' }],
        },
        { method: 'POST', path: '/v1/cost-reports/allocation-groups', body: { name: 'web' }, changes: [] },
      ],
    });
    expect(JSON.stringify(plan)).not.toContain(account.apiKey);
  });

  test('run() writes none over a file of somebody else, nor of a run that failed', async () => {
    const { root, write, run } = await createScript();
    await write([tags('web')], 1);
    await writeFile(path.join(root, 'own.json'), '{"mine": true}');
    const foreign = await run('run', 'script', '--plan-out', 'own.json');
    expect(foreign.code).toBe(2);
    expect(foreign.stderr).toContain('Cannot write own.json: castai-bot did not write what is there');
    const { code, stderr, stdout } = await run(...PLAN);
    expect(code).toBe(1);
    expect(stderr).toContain('No plan was written: the run ended with exit code 1\n');
    expect(stdout).not.toContain('To send them');
    await expect(stat(path.join(root, 'plan.json'))).rejects.toThrow('ENOENT');
  });

  test('run() keeps no secret and nobody in a plan, and says that such a write is not sent by it', async () => {
    const { account, write, run, readPlan } = await createScript();
    const named: Write = ['POST', '/v1/cost-reports/allocation-groups', { name: 'of ada@people.test' }];
    await write([hook, tags('web'), named]);
    const planned = await run(...PLAN);
    expect(planned.stderr).toContain('2 writes hold a secret, or who somebody is, which no plan keeps');
    const plan = await readPlan();
    expect(plan.writes.map(({ isUnkept = false }) => isUnkept)).toEqual([true, false, true]);
    expect(JSON.stringify(plan)).not.toMatch(/canary|ada@people/);
    const { code, stdout } = await run(...APPLY);
    expect(code).toBe(65);
    expect(account.changes()).toMatchObject([{ kind: 'cluster', after: { tags: { team: 'web' } } }]);
    expect(stdout.match(/holds what no plan keeps: a secret, or who somebody is/g)).toHaveLength(2);
    expect(planned.stdout + planned.stderr + stdout).not.toContain('canary');
  });

  test.each([
    [['--simulate'], 'Cannot take --simulate with --plan-out'],
    [['--apply'], 'Cannot take --apply with --plan-out'],
    [['--all', '--simulate'], 'Cannot take --all and --plan-out'],
    [['--watch'], 'Cannot take --watch with --plan-out'],
  ])('run() takes no --plan-out with %j', async (words, message) => {
    const { run } = await createScript();
    const [, ...rest] = words.includes('--all') ? ['', '--plan-out', 'plan.json'] : PLAN;
    const { code, stderr } = await run('run', ...rest, ...words);
    expect(code).toBe(2);
    expect(stderr).toContain(message);
  });
});

describe('castai-bot run --apply --plan', () => {
  test('run() sends what the plan has, lists what it has not, and ends with 65', async () => {
    const { account, write, run } = await createScript();
    await write([tags('web'), group]);
    await run(...PLAN);
    await write([tags('web'), ['DELETE', '/v1/kubernetes/external-clusters/{cluster}'], group]);
    const { code, stdout, stderr } = await run(...APPLY);
    expect(code).toBe(65);
    expect(account.changes().map(({ kind }) => kind)).toEqual(['cluster', 'allocationGroup']);
    expect(stdout).toContain('Sent 2 writes');
    expect(stdout).toMatch(/^NOT SENT +WHAT +WHY\nDELETE +prod-eks-1 +the plan has no such write$/m);
    expect(stderr).toContain('Planned: 2 writes: 1 value changed, 1 removed\n');
    expect(stderr).toMatch(/Running script of my-bot against \S+, writing what plan\.json has\n/);
  });

  test('run() refuses what somebody has changed since, and lists what it did not ask for', async () => {
    const { account, write, run } = await createScript();
    await write([tags('web'), group]);
    await run(...PLAN);
    await write([tags('other')]);
    await run('run', 'script', '--apply', '--yes');
    await write([tags('web')]);
    const { code, stdout } = await run(...APPLY, '--json');
    expect(code).toBe(65);
    expect(JSON.parse(stdout)).toMatchObject({
      exitCode: 65,
      writes: [],
      notSent: [
        { target: 'prod-eks-1', why: 'changed since', values: ['team', 'environment'] },
        { path: '/v1/cost-reports/allocation-groups', why: 'not asked for', values: [] },
      ],
    });
    expect(account.changes()).toMatchObject([{ after: { tags: { team: 'other' } } }]);
  });

  test('run() sends a plan once', async () => {
    const { account, write, run } = await createScript();
    await write([tags('web')]);
    await run(...PLAN);
    expect((await run(...APPLY)).code).toBe(0);
    const { code, stdout } = await run(...APPLY);
    expect({ code, count: account.changes().length }).toEqual({ code: 65, count: 1 });
    expect(stdout).toMatch(/changed since the plan was made: team, environment/);
  });

  test('run() writes nothing where the plan has more writes than --max-writes', async () => {
    const { account, write, run } = await createScript();
    await write([tags('web'), group]);
    await run(...PLAN);
    const { code, stderr } = await run(...APPLY, '--max-writes', '1');
    expect({ code, changes: account.changes() }).toEqual({ code: 3, changes: [] });
    expect(stderr).toContain(
      'Nothing was sent: found 2 writes: 1 value changed, 1 removed, wanted at most 1',
    );
    expect((await run(...APPLY, '--max-writes', '2')).code).toBe(0);
  });

  test.each<Other>([
    { what: 'cluster', message: 'CLUSTER_ID: "', change: takeOtherCluster },
    { what: 'function', message: 'function: "script" in the plan, "other" here', words: ['other'] },
    { what: 'input', message: 'input mode: "off" in the plan, "on" here', words: ['--input', 'mode=on'] },
    { what: 'code', message: 'src/ or package.json: changed since the plan was made', change: addFile },
    { what: 'version', message: 'version of castai-bot: "0.0.1" in the plan, "', change: makeOld },
  ])('run() refuses the plan of another $what', async ({ message, words = [], change }) => {
    const script = await createScript();
    await script.write([tags('web')]);
    await script.run(...PLAN);
    await change?.(script);
    const before = script.account.requests.length;
    const { code, stderr } = await script.run('run', ...words, ...APPLY.slice(1));
    expect({ code, requests: script.account.requests.length - before }).toEqual({ code: 3, requests: 0 });
    expect(stderr).toContain('Cannot apply plan.json: it is the plan of another run\n');
    expect(stderr).toContain(message);
    expect(stderr).toContain('--plan-out plan.json');
  });

  test('run() takes no --plan without --apply, and none that is not there', async () => {
    const { run } = await createScript();
    const alone = await run('run', '--plan', 'plan.json');
    expect(alone.code).toBe(2);
    expect(alone.stderr).toContain('Cannot take --plan without --apply');
    expect(alone.stderr).toContain('castai-bot plan show');
    const missing = await run(...APPLY);
    expect(missing.code).toBe(1);
    expect(missing.stderr).toContain('Cannot read the plan plan.json: ENOENT');
  });

  test('run() shows the plan before it asks, and sends nothing without a yes', async () => {
    const { root, account, write, run } = await createScript();
    await write([tags('web')]);
    await run(...PLAN);
    const line = ['run', '--apply', '--plan', 'plan.json'];
    const { code, stderr } = await typeInto({ cwd: root, env: {} }, line, ['\r']);
    expect({ code, changes: account.changes() }).toEqual({ code: 130, changes: [] });
    const [before = '', after = ''] = stderr.split('About to change: ');
    expect(before).toMatch(/^POST +prod-eks-1\/tags +team: nothing → web$/m);
    expect(before).toContain('environment: prod → nothing');
    expect(after).toContain('Planned: 1 write: 1 value changed, 1 removed');
  });
});

/** Another run than that of the plan. */
interface Other {
  readonly what: string;
  readonly message: string;
  readonly words?: readonly string[];
  readonly change?: (script: Script) => Promise<void>;
}

async function takeOtherCluster({ root, account }: Script): Promise<void> {
  const file = path.join(root, 'test_config.env');
  const [first = '', second = ''] = account.clusterIds;
  await writeFile(file, (await readFile(file, 'utf8')).replace(first, second));
}

async function addFile({ root }: Script): Promise<void> {
  await writeFile(path.join(root, 'src/more.mjs'), '1;\n');
}

async function makeOld({ root, readPlan }: Script): Promise<void> {
  const plan = await readPlan();
  const older = { ...plan, subject: { ...plan.subject, castaiBot: '0.0.1' } };
  await writeFile(path.join(root, 'plan.json'), JSON.stringify(older));
}

describe('castai-bot run --apply --plan of a TypeScript bot', () => {
  const example = { template: 'example', schedule: '@daily', timeZone: 'Etc/UTC' } as const;
  const head = `import { defineFunction } from '@castai-bot/runtime';
import * as z from 'zod';
`;
  const inputs = 'inputs: z.looseObject({ param1: z.unknown(), param2: z.unknown() })';

  test('run() sends services, path calls and what uses their answers', async () => {
    await using repo = await createGeneratedRepo({ rename: example });
    await writeFile(
      path.join(repo.root, 'src/functions/rename.ts'),
      `${head}
export const rename = defineFunction({
  description: 'Writes in every way',
  ${inputs},
  run: async ({ castai, clusterId }) => {
    await castai.policies.update(clusterId, { enabled: false });
    await castai.put('/v1/kubernetes/clusters/{clusterId}/node-templates/{nodeTemplateName}', {
      params: { clusterId, nodeTemplateName: 'spot-only' },
      body: { shouldTaint: false },
    });
    for (const name of ['a', 'b']) {
      const group = await castai.post('/v1/cost-reports/allocation-groups', { body: { name } });
      await castai.put('/v1/cost-reports/allocation-groups/{id}', {
        params: { id: group.id },
        body: { name: \`\${name} of \${group.id}\` },
      });
    }
    return { counts: { done: 1 } };
  },
});
`,
    );
    await using account = await connectAccount(repo.root);
    const run = (...words: readonly string[]): Promise<BinResult> =>
      runBin(['run', 'rename', ...words], { cwd: repo.root, env: sourceEnv });
    const planned = await run('--plan-out', 'plan.json');
    expect({ code: planned.code, changes: account.changes() }).toEqual({ code: 0, changes: [] });
    const plan = parsePlanFile(await readFile(path.join(repo.root, 'plan.json'), 'utf8'));
    const groups = '/v1/cost-reports/allocation-groups';
    expect(plan.writes.slice(2).map(({ method, path: to, body }) => [method, to, body])).toEqual([
      ['POST', groups, { name: 'a' }],
      ['PUT', `${groups}/(planned id of write 3)`, { name: 'a of (planned id of write 3)' }],
      ['POST', groups, { name: 'b' }],
      ['PUT', `${groups}/(planned id of write 5)`, { name: 'b of (planned id of write 5)' }],
    ]);
    const applied = await run('--apply', '--yes', '--plan', 'plan.json', '--json');
    expect(applied.code).toBe(0);
    expect(JSON.parse(applied.stdout)).toMatchObject({ notSent: [], plan: null });
    const names = account
      .changes()
      .flatMap(({ kind, after }) =>
        kind === 'allocationGroup' && after !== undefined && 'name' in after ? [after.name] : [],
      );
    expect(names).toEqual([
      expect.stringMatching(/^a of [0-9a-f-]{36}$/),
      expect.stringMatching(/^b of [0-9a-f-]{36}$/),
    ]);
    expect(account.changes()).toContainEqual(
      expect.objectContaining({
        kind: 'policies',
        after: expect.objectContaining({ enabled: false }) as unknown,
      }),
    );
  });

  test('run() applies a plan that ended early up to there, and says both', async () => {
    await using repo = await createGeneratedRepo({ 'add-node': example });
    await writeFile(
      path.join(repo.root, 'src/functions/add-node.ts'),
      `${head}
export const addNode = defineFunction({
  description: 'Goes on with what an answer says',
  ${inputs},
  run: async ({ castai, clusterId }) => {
    const group = await castai.post('/v1/cost-reports/allocation-groups', { body: { name: 'first' } });
    if ((group.name?.length ?? 0) > 1) await castai.policies.update(clusterId, { enabled: false });
  },
});
`,
    );
    await using account = await connectAccount(repo.root);
    const run = (...words: readonly string[]): Promise<BinResult> =>
      runBin(words, { cwd: repo.root, env: sourceEnv });
    await run('run', '--plan-out', 'plan.json');
    const shown = await run('plan', 'show', 'plan.json');
    expect(shown.code).toBe(0);
    expect(shown.stdout).toMatch(/The plan ends early, and is applied up to there: Cannot plan further/);
    const { code, stdout } = await run(...APPLY);
    expect({ code, kinds: account.changes().map(({ kind }) => kind) }).toEqual({
      code: 65,
      kinds: ['allocationGroup'],
    });
    expect(stdout).toMatch(/^PUT +prod-eks-1\/policies +the plan has no such write$/m);
  });
});

test('plan show() tells of which run a plan is and what it would write, anywhere', async () => {
  const { root, account, write, run } = await createScript();
  await write([tags('web')]);
  await run(...PLAN);
  const elsewhere = path.dirname(root);
  const { code, stdout } = await runLine(['plan', 'show', path.join(root, 'plan.json')], { cwd: elsewhere });
  expect(code).toBe(0);
  expect(stdout).toContain('Function  script of my-bot\n');
  expect(stdout).toContain(`Cluster   ${account.clusterIds[0]}\n`);
  expect(stdout).toContain('Inputs    mode="off"\n');
  expect(stdout).toMatch(/^POST +prod-eks-1\/tags +team: nothing → web$/m);
  const asJson = await runLine(['plan', 'show', path.join(root, 'plan.json'), '--json'], { cwd: elsewhere });
  expect(JSON.parse(asJson.stdout)).toMatchObject({ kind: 'castai-bot plan', writes: [{ method: 'POST' }] });
});

test('plan show() cuts nothing, however long the plan is', async () => {
  const { write, run } = await createScript();
  const labels = Object.fromEntries(Array.from({ length: 12 }, (_, at) => [`label-${at}`, 'x']));
  const names = Array.from({ length: 30 }, (_, at) => `group-${at}`);
  await write([
    ['POST', '/v1/kubernetes/external-clusters/{cluster}/tags', labels],
    ...names.map((name): Write => ['POST', '/v1/cost-reports/allocation-groups', { name }]),
  ]);
  const planned = await run(...PLAN);
  expect(planned.stdout).toContain('and 11 more\n');
  const { stdout } = await run('plan', 'show', 'plan.json');
  for (const word of [...names, ...Object.keys(labels)]) expect(stdout).toContain(word);
  expect(stdout).not.toMatch(/and \d+ more/);
});
