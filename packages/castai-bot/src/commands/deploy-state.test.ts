import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { runProgram } from '../process/run-program.ts';
import { createDeployableRepo } from '../testing/deployable-repo.ts';
import type { FixtureRepo } from '../testing/fixture-repo.ts';
import { asList, asObject, asText } from '../testing/kubernetes/kube-object.ts';
import { deployForTest } from '../testing/kubernetes/deploy-for-test.ts';
import { addAgent, addSecret } from '../testing/kubernetes/play-cluster.ts';
import { readState, writeState } from '../testing/kubernetes/play-state.ts';
import {
  CONTEXT,
  NAMESPACE,
  startCluster,
  type TestCluster,
  whyNoCluster,
} from '../testing/kubernetes/start-cluster.ts';
import { runBin, type BinResult } from '../testing/run-bin.ts';
import { stateFunctions } from '../testing/state-functions.ts';

const why = await whyNoCluster();
const STATE = 'my-bot-hours-state';
const CORE = `/api/v1/namespaces/${NAMESPACE}`;
const RBAC = `/apis/rbac.authorization.k8s.io/v1/namespaces/${NAMESPACE}`;

describe.skipIf(why !== undefined)(`the cluster half of state${why ? `: ${why}` : ''}`, () => {
  test('deploy() applies a state once for its entries, and no deploy of any kind empties it', async () => {
    await using cluster = await startCluster();
    await using repo = await createDeployableRepo({ functions: stateFunctions });
    await addAgent(cluster);
    await addSecret(cluster, 'castai-hibernate', { API_KEY: 'x' });
    const first = await run(cluster, repo, 'deploy', '--skip-checks', '--yes');
    expect(first).toMatchObject({ code: 0 });
    expect(first.stdout.split('\n').filter((line) => line.includes(STATE))).toEqual([
      `applied ServiceAccount/${STATE}`,
      `applied Role/${STATE}`,
      `applied RoleBinding/${STATE}`,
      `applied ConfigMap/${STATE}`,
    ]);
    await writeState(cluster, STATE, { n: 1 });
    const file = path.join(repo.root, 'k8s/hours.state.yaml');
    const relabel = async (value: string): Promise<void> => {
      const text = await readFile(file, 'utf8');
      await writeFile(
        file,
        text.replaceAll(/helm\.sh\/resource-policy: .*/g, `helm.sh/resource-policy: ${value}`),
      );
    };
    const ways: readonly (readonly [string, () => Promise<unknown>])[] = [
      ['keep-1', () => run(cluster, repo, 'deploy', '--skip-checks', '--yes')],
      ['keep-2', () => kubectl(cluster, repo, 'apply', '--kustomize=k8s')],
      ['keep-3', () => kubectl(cluster, repo, 'apply', '--kustomize=k8s')],
      [
        'keep-4',
        () => kubectl(cluster, repo, 'apply', '--server-side', '--force-conflicts', '--kustomize=k8s'),
      ],
      ['keep-5', () => run(cluster, repo, 'deploy', '--skip-checks', '--yes', '--force-conflicts')],
    ];
    for (const [value, deploy] of ways) {
      await relabel(value);
      await deploy();
      const { metadata } = await cluster.ask('GET', `${CORE}/configmaps/${STATE}`);
      expect(asObject(asObject(metadata)['annotations'])['helm.sh/resource-policy']).toBe(value);
      expect({ value, state: await readState(cluster, STATE) }).toEqual({ value, state: { n: 1 } });
    }
    const again = await run(cluster, repo, 'deploy', '--skip-checks', '--yes');
    expect(again.stderr).toContain('Nothing changes');

    await writeFile(file, `${await readFile(file, 'utf8')}data: { state.json: '{}' }\n`);
    const refused = await run(cluster, repo, 'deploy', '--skip-checks', '--yes');
    expect(refused).toMatchObject({ code: 1, stdout: '' });
    expect(refused.stderr).toContain(`ConfigMap/${STATE}: data of a state is its runs' to write`);
    const judged = await runBin(['validate'], { cwd: repo.root, env: cluster.env() });
    expect(judged.stdout).toMatch(/k8s\/hours\.state\.yaml:\d+:\d+: .*data of a state is its runs' to write/);
  });

  test('status() shows what runs remember, and whether the cluster has another account', async () => {
    await using cluster = await startCluster();
    await using repo = await createDeployableRepo({ functions: stateFunctions });
    await deployAll(cluster, repo);
    const empty = await run(cluster, repo, 'status');
    expect(empty.stdout.match(/state {3}my-bot-hours-state holds nothing yet/g)).toHaveLength(2);
    await writeState(cluster, STATE, { n: 1 });
    const { stdout } = await run(cluster, repo, 'status', '--json');
    expect(JSON.parse(stdout)).toMatchObject({
      functions: [
        { function: 'evening', state: { configMap: STATE, isThere: true, bytes: 7 }, differences: [] },
        { function: 'morning', state: { configMap: STATE, isThere: true, bytes: 7 }, differences: [] },
        { function: 'plain', state: null, differences: [] },
      ],
    });
    await cluster.ask('DELETE', `${CORE}/configmaps/${STATE}`);
    const gone = await run(cluster, repo, 'status');
    expect(gone.stdout).toContain('my-bot-hours-state is not there: npx castai-bot deploy');
  });

  test('state shows, stores and forgets with --cluster what its runs keep', async () => {
    await using cluster = await startCluster();
    await using repo = await createDeployableRepo({ functions: stateFunctions });
    const none = await run(cluster, repo, 'state', 'show', '--cluster');
    expect(none).toMatchObject({ code: 1, stdout: '' });
    expect(none.stderr).toMatch(/Cannot find the ConfigMap "my-bot-hours-state".*\n.*castai-bot deploy/);
    await deployForTest(cluster, repo.root);
    await writeState(cluster, STATE, { n: 1 });
    const where = `ConfigMap/${STATE} in context "test", namespace "castai-agent"`;
    expect((await run(cluster, repo, 'state', 'show', '--cluster')).stdout).toBe(
      `${where}\n{\n  "n": 1\n}\n`,
    );
    await writeFile(path.join(repo.root, 'next.json'), '{"n": 2}');
    const edit = ['state', 'edit', 'hours', '--cluster', '--file', 'next.json'];
    expect((await run(cluster, repo, ...edit, '--dry-run')).stdout).toBe(`Would store ${where}\n`);
    expect(await readState(cluster, STATE)).toEqual({ n: 1 });
    expect((await run(cluster, repo, ...edit)).stdout).toBe(`Stored ${where}\n`);
    expect(await readState(cluster, STATE)).toEqual({ n: 2 });
    const nobody = await run(cluster, repo, 'state', 'edit', '--cluster', '--context', 'test');
    expect(nobody.stderr).toContain('state edit hours --cluster --context test --file next.json');
    const asked = await run(cluster, repo, 'state', 'clear', '--cluster');
    expect(asked).toMatchObject({ code: 2, stdout: '' });
    expect(asked.stderr).toContain('state clear hours --cluster --yes');
    expect((await run(cluster, repo, 'state', 'clear', '--cluster', '--yes')).stdout).toBe(
      `Cleared ${where}\n`,
    );
    expect(await readState(cluster, STATE)).toBeUndefined();
    const other = await run(cluster, repo, 'state', 'show', 'plain', '--cluster');
    expect(other).toMatchObject({ code: 2 });
    expect(other.stderr).toContain('Cannot find the state "plain" in the cluster: the cluster has hours');
  });

  test('remove() keeps what runs remember until somebody says otherwise', async () => {
    await using cluster = await startCluster();
    await using repo = await createDeployableRepo({ functions: stateFunctions });
    await deployAll(cluster, repo);
    await writeState(cluster, STATE, { n: 1 });
    const both = await run(cluster, repo, 'remove', '--yes', '--keep-state', '--delete-state');
    expect(both).toMatchObject({ code: 2, stdout: '' });

    const one = await run(cluster, repo, 'remove', 'morning', '--yes', '--delete-state');
    expect(one).toMatchObject({ code: 0 });
    expect(one.stdout).toBe(
      `deleted CronJob/my-bot-morning\ndeleted ConfigMap/my-bot-morning\nkept ConfigMap/${STATE}: evening uses it too\n`,
    );
    expect(await listAccounts(cluster)).toHaveLength(3);

    const dry = await run(cluster, repo, 'remove', '--dry-run');
    expect(dry.stderr).toMatch(
      new RegExp(`ConfigMap/${STATE}: holds 7 bytes that runs remember, written 20\\d\\d-`),
    );
    const kept = await run(cluster, repo, 'remove', '--yes');
    expect(kept).toMatchObject({ code: 0 });
    expect(kept.stdout).toContain(`deleted Role/${STATE}\n`);
    expect(kept.stdout).toContain(`kept ConfigMap/${STATE}: --delete-state deletes what runs remember too`);
    expect(await listAccounts(cluster)).toEqual([]);
    expect(await readState(cluster, STATE)).toEqual({ n: 1 });

    // What is deployed again finds what was remembered.
    expect(await run(cluster, repo, 'deploy', '--skip-checks', '--yes')).toMatchObject({ code: 0 });
    expect(await readState(cluster, STATE)).toEqual({ n: 1 });
    const all = await run(cluster, repo, 'remove', '--yes', '--delete-state');
    expect(all.stdout).toContain(`deleted ConfigMap/${STATE}\n`);
    const names = asList((await cluster.ask('GET', `${CORE}/configmaps`))['items']).map(nameOf);
    expect(names.filter((name) => name.startsWith('my-bot'))).toEqual([]);
  });

  test('remove() takes an empty state along, and a state that no entry uses by its name', async () => {
    await using cluster = await startCluster();
    await using repo = await createDeployableRepo({ functions: stateFunctions });
    await deployAll(cluster, repo);
    await using other = await createDeployableRepo({ functionName: 'plain' });
    const gone = await run(cluster, other, 'remove', 'morning', '--yes');
    expect(gone.stdout).toContain(`kept ConfigMap/${STATE}: evening uses it too`);
    const last = await run(cluster, other, 'remove', 'evening', '--yes', '--keep-state');
    expect(last.stdout).toContain(`deleted ServiceAccount/${STATE}`);
    expect(last.stdout).toContain(`kept ConfigMap/${STATE}`);
    const deployed = await run(cluster, other, 'deploy', '--skip-checks', '--yes', '--context', CONTEXT);
    expect(deployed.stdout).toContain(`ConfigMap/${STATE} is no longer in k8s/: npx castai-bot remove hours`);
    const named = await run(cluster, other, 'remove', 'hours', '--yes');
    expect(named.stdout).toBe(`deleted ConfigMap/${STATE}\n`);
  });
});

function run(cluster: TestCluster, { root }: FixtureRepo, ...argv: readonly string[]): Promise<BinResult> {
  return runBin(argv, { cwd: root, env: cluster.env() });
}

async function deployAll(cluster: TestCluster, repo: FixtureRepo): Promise<void> {
  await addAgent(cluster);
  await addSecret(cluster, 'castai-hibernate', { API_KEY: 'x' });
  expect(await run(cluster, repo, 'deploy', '--skip-checks', '--yes')).toMatchObject({ code: 0 });
}

async function kubectl(
  cluster: TestCluster,
  { root }: FixtureRepo,
  ...argv: readonly string[]
): Promise<void> {
  const { signal } = new AbortController();
  const outcome = await runProgram(
    {
      program: 'kubectl',
      args: [`--context=${CONTEXT}`, `--namespace=${NAMESPACE}`, ...argv, '--validate=false'],
    },
    { cwd: root, env: { ...process.env, HOME: root, ...cluster.env() }, signal, live: process.stderr },
  );
  expect(outcome).toMatchObject({ exitCode: 0 });
}

async function listAccounts(cluster: TestCluster): Promise<readonly string[]> {
  const lists = await Promise.all(
    [`${CORE}/serviceaccounts`, `${RBAC}/roles`, `${RBAC}/rolebindings`].map((where) =>
      cluster.ask('GET', where),
    ),
  );
  return lists.flatMap(({ items }) => asList(items).map(nameOf)).filter((name) => name.startsWith('my-bot'));
}

function nameOf(item: Parameters<typeof asObject>[0]): string {
  return asText(asObject(asObject(item)['metadata'])['name']);
}
