import process from 'node:process';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as z from 'zod';
import { createDeployableRepo } from '../../packages/castai-bot/src/testing/deployable-repo.ts';
import type { FixtureRepo } from '../../packages/castai-bot/src/testing/fixture-repo.ts';
import {
  asList,
  asObject,
  type JsonObject,
} from '../../packages/castai-bot/src/testing/kubernetes/kube-object.ts';
import { addAgent, addSecret } from '../../packages/castai-bot/src/testing/kubernetes/play-cluster.ts';
import { readState } from '../../packages/castai-bot/src/testing/kubernetes/play-state.ts';
import {
  NAMESPACE,
  NODE,
  startCluster,
  type TestCluster,
  whyNoCluster,
} from '../../packages/castai-bot/src/testing/kubernetes/start-cluster.ts';
import { runBin } from '../../packages/castai-bot/src/testing/run-bin.ts';
import { stateFunctions } from '../../packages/castai-bot/src/testing/state-functions.ts';
import { createClock } from '../../packages/runtime/src/http/time/clock.ts';
import { openConfigMap } from '../../packages/runtime/src/state/kubernetes/config-map-store.ts';
import { openState, type State } from '../../packages/runtime/src/state/state.ts';
import { mountAccount, type MountedAccount } from './mount-account.ts';

const why = process.env['KUBEBUILDER_ASSETS']
  ? await whyNoCluster()
  : 'no real API server: KUBEBUILDER_ASSETS is not set';
const CORE = `/api/v1/namespaces/${NAMESPACE}`;
const BATCH = `/apis/batch/v1/namespaces/${NAMESPACE}`;
const RBAC = `/apis/rbac.authorization.k8s.io/v1/namespaces/${NAMESPACE}`;
const STATE = 'my-bot-hours-state';
const WRITERS = 3;
const WRITES_EACH = 4;

/** Rights are decided by a real API server here, whatever our stand-ins believe. */
describe.skipIf(why !== undefined)(`a state at an API server${why === undefined ? '' : `: ${why}`}`, () => {
  let cluster: TestCluster;
  let repo: FixtureRepo;
  let account: MountedAccount;
  beforeAll(async () => {
    cluster = await startCluster();
    const enforce = Object.fromEntries(
      ['enforce', 'warn'].map((mode) => [`pod-security.kubernetes.io/${mode}`, 'restricted']),
    );
    await cluster.ask('PATCH', `/api/v1/namespaces/${NAMESPACE}`, { metadata: { labels: enforce } });
    await addAgent(cluster);
    await addSecret(cluster, 'castai-hibernate', { API_KEY: 'x' });
    repo = await createDeployableRepo({ functions: stateFunctions });
  });
  afterAll(async () => {
    await account[Symbol.asyncDispose]();
    await repo[Symbol.asyncDispose]();
    await cluster[Symbol.asyncDispose]();
  });

  test('deploy() of entries with a state is taken where restricted is enforced, and so are their pods', async () => {
    const { code, stderr } = await runBin(['deploy', '--skip-checks', '--yes'], {
      cwd: repo.root,
      env: cluster.env(),
    });
    expect({ code, warnings: stderr.split('\n').filter((line) => line.startsWith('Warning')) }).toEqual({
      code: 0,
      warnings: [],
    });
    const pods = await Promise.all(['morning', 'evening', 'plain'].map((name) => startPod(cluster, name)));
    expect(
      pods.map(({ spec }) => [asObject(spec)['serviceAccountName'], countTokens(asObject(spec))]),
    ).toEqual([
      [STATE, 1],
      [STATE, 1],
      ['default', 0],
    ]);
    account = await mountAccount(cluster, STATE);
  });

  test('openState() reads and writes with the token of that account', async () => {
    const state = await openCounter(account);
    expect(await state.get()).toEqual({ n: 0 });
    await state.set({ n: 1 });
    expect(await readState(cluster, STATE)).toEqual({ n: 1 });
    expect(await state.get()).toEqual({ n: 1 });
  });

  test('update() of several writers at once loses nothing', async () => {
    const states = await Promise.all(Array.from({ length: WRITERS }, () => openCounter(account)));
    await cluster.ask('PATCH', `${CORE}/configmaps/${STATE}`, { data: { 'state.json': '{"n":0}' } });
    const writes = states.flatMap((state) => Array.from({ length: WRITES_EACH }, () => state));
    await Promise.all(writes.map((state) => state.update(({ n }) => ({ n: n + 1 }))));
    expect(await readState(cluster, STATE)).toEqual({ n: WRITERS * WRITES_EACH });
  });

  test.each([
    ['GET', `${CORE}/configmaps`],
    ['GET', `${CORE}/configmaps/my-bot-morning`],
    ['PATCH', `${CORE}/configmaps/my-bot-morning`],
    ['POST', `${CORE}/configmaps`],
    ['PUT', `${CORE}/configmaps/${STATE}`],
    ['DELETE', `${CORE}/configmaps/${STATE}`],
    ['GET', `${CORE}/configmaps?watch=true`],
    ['GET', `${CORE}/secrets`],
    ['GET', `${CORE}/secrets/castai-hibernate`],
    ['GET', `${CORE}/pods`],
    ['POST', `${CORE}/pods`],
    ['GET', `${CORE}/serviceaccounts/${STATE}`],
    ['POST', `${CORE}/serviceaccounts/${STATE}/token`],
    ['GET', `${BATCH}/cronjobs/my-bot-morning`],
    ['PATCH', `${BATCH}/cronjobs/my-bot-morning`],
    ['PATCH', `${RBAC}/roles/${STATE}`],
    ['PATCH', `${RBAC}/rolebindings/${STATE}`],
    ['GET', '/api/v1/nodes'],
    ['GET', `/api/v1/namespaces/${NAMESPACE}`],
    ['GET', '/api/v1/namespaces/kube-system/configmaps'],
  ])('the account of a state is refused %s %s', async (method, where) => {
    expect(await account.ask(method, where, method === 'GET' ? undefined : {})).toBe(403);
  });

  test('openConfigMap() says what is missing: the rights, then the ConfigMap', async () => {
    await cluster.ask('DELETE', `${RBAC}/rolebindings/${STATE}`);
    await expect(openCounter(account)).rejects.toMatchObject({
      code: 'state',
      message: expect.stringMatching(/is refused: .*forbidden/) as unknown,
    });
    expect(
      await runBin(['deploy', '--skip-checks', '--yes'], { cwd: repo.root, env: cluster.env() }),
    ).toMatchObject({
      code: 0,
    });
    await cluster.ask('DELETE', `${CORE}/configmaps/${STATE}`);
    await expect(openCounter(account)).rejects.toMatchObject({
      code: 'state',
      message: expect.stringContaining(`found no ConfigMap "${STATE}"`) as unknown,
    });
  });
});

/** As the runtime opens the state of a function in a pod of this account. */
function openCounter({ env, folder }: MountedAccount): Promise<State<{ readonly n: number }>> {
  const clock = createClock(undefined);
  const place = { name: 'hours', configMap: STATE, namespace: NAMESPACE };
  const options = {
    name: place.name,
    env,
    folder,
    clock,
    isReadOnly: false,
    userAgent: 'test',
    onToken: () => {},
  };
  return openState(
    { schema: z.object({ n: z.number() }).default({ n: 0 }), migrate: undefined },
    {
      name: place.name,
      clock,
      holdsSecret: () => false,
      notePlanned: undefined,
      open: () => openConfigMap(place, options),
    },
  );
}

/** What the Job controller would start of a CronJob. */
async function startPod(cluster: TestCluster, name: string): Promise<JsonObject> {
  const cronJob = await cluster.ask('GET', `${BATCH}/cronjobs/my-bot-${name}`);
  const template = asObject(asObject(asObject(asObject(cronJob['spec'])['jobTemplate'])['spec'])['template']);
  return cluster.ask('POST', `${CORE}/pods`, {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { ...asObject(template['metadata']), name },
    spec: { ...asObject(template['spec']), nodeName: NODE },
  });
}

/** How many volumes of a pod hold a token of its account. */
function countTokens(spec: JsonObject): number {
  return asList(spec['volumes']).filter((volume) => {
    const { sources } = asObject(asObject(volume)['projected']);
    return asList(sources).some((source) => asObject(source)['serviceAccountToken'] !== undefined);
  }).length;
}
