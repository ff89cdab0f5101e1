import { type Simulator, startSimulator } from '@castai-bot/simulator';
import { expect, onTestFinished, test } from 'vitest';
import type { PlannedWrite } from '../plan/planned-write.ts';
import { forwardTo } from './forward-to.ts';
import { makeStandInKey, withRealKey } from './stand-in-key.ts';
import { startGateway } from './start-gateway.ts';
import { withholdWrites } from './withhold-writes.ts';

interface Session {
  readonly clusterId: string;
  /** Sends one write, as a script does. */
  readonly write: (method: string, path: string, body: unknown) => Promise<number>;
  readonly plan: readonly PlannedWrite[];
  readonly simulator: Simulator;
}

/** A script's way to a simulator, behind the gateway of a dry run. */
async function open(): Promise<Session> {
  const simulator = await startSimulator({ seed: 1, world: { clusters: 1, clouds: ['aws'] } });
  onTestFinished(() => simulator.close());
  const standIn = makeStandInKey();
  const plan: PlannedWrite[] = [];
  const origin = withRealKey(forwardTo(new URL(simulator.url)), { standIn, apiKey: simulator.apiKey });
  const gateway = await startGateway(withholdWrites(origin, { plan }), standIn);
  onTestFinished(() => gateway.close());
  onTestFinished(() => {
    expect(simulator.changes()).toEqual([]);
  });
  const headers = { 'x-api-key': standIn, 'content-type': 'application/json' };
  return {
    clusterId: simulator.clusterIds[0] ?? '',
    plan,
    simulator,
    write: async (method, path, body) =>
      (await fetch(gateway.url + path, { method, headers, body: JSON.stringify(body) })).status,
  };
}

test("withholdWrites() plans a script's replacing write with all that it leaves out", async () => {
  const { clusterId, plan, write } = await open();
  expect(await write('PUT', `/v1/kubernetes/clusters/${clusterId}/policies`, { enabled: false })).toBe(405);
  const [planned] = plan;
  expect(planned?.changes[0]).toEqual({ path: 'enabled', kind: 'changed', before: true, after: false });
  const removed = planned?.changes.filter(({ kind }) => kind === 'removed') ?? [];
  expect(removed.length).toBeGreaterThan(20);
  expect(removed).toContainEqual(expect.objectContaining({ path: 'nodeDownscaler.enabled', before: true }));
});

test('withholdWrites() reads what is named by another path, or in the query', async () => {
  const { clusterId, plan, write } = await open();
  await write('POST', `/v1/kubernetes/external-clusters/${clusterId}/tags`, { team: 'web' });
  await write('PUT', `/v1/kubernetes/clusters/${clusterId}/node-templates/spot-only`, { shouldTaint: false });
  expect(plan).toMatchObject([
    {
      target: 'prod-eks-1',
      changes: [
        { path: 'team', kind: 'added', after: 'web' },
        { path: 'environment', kind: 'removed', before: 'prod' },
      ],
    },
    { target: 'spot-only', changes: [{ path: 'shouldTaint', kind: 'changed', before: true, after: false }] },
  ]);
});

test('withholdWrites() says why it could not compare, and that all of it is replaced', async () => {
  const { clusterId, plan, write } = await open();
  await write('PUT', `/v1/workload-autoscaling/clusters/${clusterId}/policies/none`, { name: 'x' });
  await write('PUT', '/v1/nowhere', { a: 1 });
  await write('POST', '/v1/nowhere', { a: 1 });
  const unread: unknown = expect.stringMatching(/^GET \/v1\/.+\/policies\/none answered 4\d\d$/);
  expect(plan).toMatchObject([
    { replacesUnread: true, unread },
    { replacesUnread: true, unread: 'no read of the API gives it' },
    { body: { a: 1 }, changes: [] },
  ]);
  expect(plan[2]).not.toHaveProperty('replacesUnread');
});

test('withholdWrites() names what is deleted where no path of its own reads it, and says what is not there', async () => {
  const { clusterId, plan, write } = await open();
  const templates = `/v1/kubernetes/clusters/${clusterId}/node-templates`;
  await write('DELETE', `${templates}/spot-only`, undefined);
  await write('PUT', `${templates}/no-such-one`, { shouldTaint: false });
  expect(plan).toMatchObject([
    { method: 'DELETE', target: 'spot-only', changes: [] },
    { method: 'PUT', unread: 'it is not in the list that it would be in', changes: [] },
  ]);
});

test('withholdWrites() shows what a mask names and the body leaves out', async () => {
  const { clusterId, plan, simulator, write } = await open();
  const all = simulator.world.clusters[0]?.workloads ?? [];
  const own = all.find(({ workloadOverrides }) => workloadOverrides?.horizontal !== undefined);
  const path = `/v2/workload-autoscaling/clusters/${clusterId}/workloads/${own?.id}`;
  const updateMask = 'workloadConfig.vpaConfig.managementOption, workload_config.hpa_config';
  const workloadConfig = {
    vpaConfig: { managementOption: 'READ_ONLY', memoryEvent: { applyType: 'IMMEDIATE' } },
  };
  await write('PATCH', path, { updateMask, workload: { workloadConfig } });
  await write('PATCH', path, { workload: { workloadConfig } });
  const [masked, whole] = plan;
  expect(masked?.target).toBe(`${own?.namespace}/${own?.name}`);
  expect(masked?.changes.map((one) => [one.path, one.kind, one.becomes])).toEqual([
    ['workloadConfig.vpaConfig.managementOption', 'added', undefined],
    ['workloadConfig.hpaConfig.managementOption', 'removed', 'inherited'],
    ['workloadConfig.hpaConfig.maxReplicas', 'removed', 'inherited'],
    ['workloadConfig.hpaConfig.minReplicas', 'removed', 'inherited'],
  ]);
  expect(whole?.changes.map((one) => [one.path, one.kind])).toEqual([
    ['workloadConfig.vpaConfig.managementOption', 'added'],
    ['workloadConfig.vpaConfig.memoryEvent.applyType', 'changed'],
  ]);
});

test('withholdWrites() has a row for a write whose sender does not wait, in the order of asking', async () => {
  const plan: PlannedWrite[] = [];
  const read = Promise.withResolvers<never>();
  const answer = withholdWrites(() => read.promise, { plan });
  const { signal } = new AbortController();
  const path = '/v1/kubernetes/clusters/c1/policies';
  const one = answer({ method: 'PUT', path, headers: {}, body: Buffer.from('{"enabled":false}'), signal });
  const other = answer({ method: 'POST', path: '/v1/nowhere', headers: {}, body: Buffer.alloc(0), signal });
  expect(plan.map(({ method }) => method)).toEqual(['PUT', 'POST']);
  read.reject(new Error('broken off'));
  await Promise.all([one, other]);
  expect(plan[0]).toMatchObject({ body: { enabled: false }, replacesUnread: true });
  expect(plan[0]?.unread).toContain('was not answered');
});
