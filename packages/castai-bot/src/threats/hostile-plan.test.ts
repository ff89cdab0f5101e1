import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Simulator } from '@castai-bot/simulator';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { KeptWrite, PlanFile } from '../run/plan/plan-file.ts';
import { bareBonesAnswers, createFixtureRepo } from '../testing/fixture-repo.ts';
import { hashTree } from '../testing/hash-tree.ts';
import { runLine } from '../testing/run-line.ts';
import { connectAccount } from '../testing/simulated-account.ts';
import type { BinResult } from '../testing/run-bin.ts';

/** Changes the tags of its cluster, and nothing else. */
const BOT = `#!/usr/bin/env node
const { API_URL, API_KEY, CLUSTER_ID } = process.env;
const headers = { 'X-API-Key': API_KEY, 'Content-Type': 'application/json' };
const url = API_URL + '/v1/kubernetes/external-clusters/' + CLUSTER_ID + '/tags';
await fetch(url, { method: 'POST', headers, body: '{"team":"web"}' });
`;

const nest = (depth: number): string => `${'{"a":['.repeat(depth)}1${']}'.repeat(depth)}`;
const NAME = 'web\u001B[2J\u001B]8;;https://evil.test\u0007$(touch pwned)`id`\u202E../../etc\n\rPUT x';
// oxlint-disable-next-line eslint/no-control-regex -- what a terminal obeys
const OBEYED = /[\u0000-\u0008\u000B-\u001F\u007F-\u009F\u202A-\u202E]/;
/** A bug of ours has one. */
const STACK = /\n\s+at /;

interface Victim {
  readonly root: string;
  readonly account: Simulator;
  readonly tags: string;
  readonly run: (...words: readonly string[]) => Promise<BinResult>;
  /** Applies the plan of this bot with something else in it. */
  readonly apply: (change: (plan: PlanFile) => unknown) => Promise<BinResult>;
}

async function createVictim(): Promise<Victim> {
  const repo = await createFixtureRepo({
    'castai-bot.json': bareBonesAnswers({
      functions: { script: { entry: 'src/bot.mjs', schedule: '@daily', timeZone: 'Etc/UTC' } },
    }),
    'src/bot.mjs': BOT,
    'k8s/script.configmap.yaml':
      'data: { function_config.json: \'{"function":{"function_name":"script"}}\' }\n',
  });
  onTestFinished(() => repo[Symbol.asyncDispose]());
  const account = await connectAccount(repo.root, { seed: 1, world: { clusters: 1, clouds: ['aws'] } });
  onTestFinished(() => account.close());
  const run: Victim['run'] = (...words) => runLine(words, { cwd: repo.root });
  await run('run', '--plan-out', 'plan.json');
  const file = path.join(repo.root, 'plan.json');
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- castai-bot's own document
  const plan = JSON.parse(await readFile(file, 'utf8')) as PlanFile;
  return {
    root: repo.root,
    account,
    tags: `/v1/kubernetes/external-clusters/${account.clusterIds[0]}/tags`,
    run,
    apply: async (change) => {
      await writeFile(file, JSON.stringify(change(structuredClone(plan))));
      return run('run', '--apply', '--yes', '--plan', 'plan.json');
    },
  };
}

/** A plan with another first write. */
function withFirst(plan: PlanFile, change: Partial<KeptWrite>): PlanFile {
  return { ...plan, writes: plan.writes.map((write, at) => (at === 0 ? { ...write, ...change } : write)) };
}

describe('a plan of somebody else', () => {
  test('sends nothing that the run itself does not ask for', async () => {
    const { account, apply, tags } = await createVictim();
    const cluster = tags.replace('/tags', '');
    const { code, stdout } = await apply((plan) => ({
      ...plan,
      writes: [{ method: 'DELETE', path: cluster, changes: [] }, ...plan.writes],
    }));
    expect(code).toBe(65);
    expect(account.changes()).toMatchObject([{ kind: 'cluster', after: { tags: { team: 'web' } } }]);
    expect(account.requests.filter(({ method }) => method !== 'GET')).toMatchObject([{ path: tags }]);
    expect(stdout).toMatch(/^DELETE +\S+ +planned, but this run did not ask for it$/m);
  });

  test.each<readonly [string, Partial<KeptWrite>]>([
    ['what it takes away', { changes: [{ path: 'team', kind: 'added', after: 'web' }] }],
    ['all that it changes', { changes: [] }],
    ['what it is about', { target: 'staging' }],
    ['that it could be read', { changes: [], unread: 'it was not there' }],
    ['what it sends', { body: { team: 'ops' } }],
  ])('cannot hide of a write %s', async (_, change) => {
    const { account, apply } = await createVictim();
    const { code, stdout } = await apply((plan) => withFirst(plan, change));
    expect({ code, changes: account.changes() }).toEqual({ code: 65, changes: [] });
    expect(stdout).toContain('changed since the plan was made');
  });

  test('cannot pass off what is there for what it makes', async () => {
    const { account, apply } = await createVictim();
    const made = '/v1/kubernetes/external-clusters/(planned id of write 2)/tags';
    const other = { method: 'POST', path: '/v1/cost-reports/allocation-groups', changes: [] };
    const { code } = await apply((plan) => {
      const first = withFirst(plan, { path: made, changes: [] });
      return { ...first, writes: [...first.writes, other] };
    });
    expect({ code, changes: account.changes() }).toEqual({ code: 65, changes: [] });
  });

  test('is shown as text, whatever it is called, and leaves nothing behind', async () => {
    const { root, run, apply, account } = await createVictim();
    const changes = [{ path: NAME, kind: 'changed' as const, before: NAME, after: { [NAME]: NAME } }];
    const applied = await apply((plan) => ({
      ...withFirst(plan, { path: `/v1/${NAME}`, target: NAME, changes, body: { [NAME]: NAME } }),
      ended: NAME,
      madeAt: NAME,
    }));
    const other = await apply((plan) => ({
      ...plan,
      subject: { ...plan.subject, bot: NAME, clusterId: NAME, inputs: { [NAME]: NAME } },
    }));
    const before = await hashTree(root);
    const shown = [await run('plan', 'show', 'plan.json'), await run('plan', 'show', 'plan.json', '--json')];
    expect([applied.code, other.code, ...shown.map(({ code }) => code)]).toEqual([65, 3, 0, 0]);
    for (const { stdout, stderr } of [applied, other, ...shown]) {
      expect(`${stdout}${stderr}`).not.toMatch(OBEYED);
      expect(stderr).not.toMatch(STACK);
    }
    expect(await hashTree(root)).toEqual(before);
    expect(account.changes()).toEqual([]);
  });

  test.each<readonly [string, (plan: PlanFile) => string]>([
    ['is nested a hundred thousand deep', () => nest(100_000)],
    [
      'has a body that is',
      (plan) => JSON.stringify(plan).replace(/"body":\{[^}]*\}/, `"body":${nest(100_000)}`),
    ],
    ['is of a later schema', (plan) => JSON.stringify({ ...plan, schema: 2 })],
    ['is a recording', (plan) => JSON.stringify({ ...plan, kind: 'castai-bot recording' })],
    ['has writes that are none', (plan) => JSON.stringify({ ...plan, writes: [null] })],
    ['has a list that is none', (plan) => JSON.stringify({ ...plan, writes: { length: 1e9 } })],
    ['has a subject that is none', (plan) => JSON.stringify({ ...plan, subject: [] })],
    ['has words that are none', (plan) => JSON.stringify({ ...plan, ended: {} })],
    ['goes to another host', (plan) => JSON.stringify(withFirst(plan, { path: 'https://evil.test/' }))],
    ['has a method that is none', (plan) => JSON.stringify(withFirst(plan, { method: 'PUT /x' }))],
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- what no plan has
    ['has marks that are none', (plan) => JSON.stringify(withFirst(plan, { isUnkept: 'no' as never }))],
    [
      'has changes that are none',
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- what no plan has
      (plan) => JSON.stringify(withFirst(plan, { changes: [{ path: 'a', kind: 'hidden' as never }] })),
    ],
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- what no plan has
    ['says what nobody can', (plan) => JSON.stringify(withFirst(plan, { said: 'nothing' as never }))],
  ])('that %s is refused in words', async (_, write) => {
    const { root, account, run } = await createVictim();
    const file = path.join(root, 'plan.json');
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- castai-bot's own document
    await writeFile(file, write(JSON.parse(await readFile(file, 'utf8')) as PlanFile));
    for (const words of [
      ['run', '--apply', '--yes', '--plan'],
      ['plan', 'show'],
    ]) {
      const { code, stdout, stderr } = await run(...words, 'plan.json');
      expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
      expect(stderr).toContain(
        'Cannot read the plan plan.json: wanted a file that castai-bot run --plan-out wrote',
      );
      expect(stderr).not.toMatch(STACK);
    }
    expect(account.changes()).toEqual([]);
  });

  test('hides no body behind what it says of it', async () => {
    const { root, run } = await createVictim();
    const file = path.join(root, 'plan.json');
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- castai-bot's own document
    const plan = JSON.parse(await readFile(file, 'utf8')) as PlanFile;
    const said = [{ path: 'team', kind: 'added' as const, after: 'harmless' }];
    await writeFile(file, JSON.stringify(withFirst(plan, { changes: [], said, body: { team: 'hidden' } })));
    const { code, stdout } = await run('plan', 'show', 'plan.json');
    expect(code).toBe(0);
    expect(stdout).toContain('team: nothing → harmless');
    expect(stdout).toContain('{"team":"hidden"}');
  });

  test('pollutes nothing', async () => {
    const { account, apply } = await createVictim();
    const { code } = await apply((plan) => {
      const polluting = '{"__proto__": {"polluted": 1}, "constructor": {"prototype": {"polluted": 1}}}';
      const body: unknown = JSON.parse(polluting);
      return withFirst(plan, { body });
    });
    expect({ code, changes: account.changes() }).toEqual({ code: 65, changes: [] });
    expect(Reflect.get({}, 'polluted')).toBeUndefined();
  });
});
