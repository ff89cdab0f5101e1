import { readOwnConfig } from '@castai-bot/api/bot';
import { expect, test } from 'vitest';
import type { CastAi } from '../cast-ai.ts';
import { simulate } from '../simulated-client.test-kit.ts';
import type { PlannedWrite } from './planned-write.ts';

/** What a dry run makes of calls: of each write its target, and what it changes as `path: before → after`. */
async function plan(use: (castai: CastAi, clusterId: string) => Promise<unknown>): Promise<unknown> {
  const { castai, clusterId, simulator } = await simulate(
    { seed: 1, world: { clusters: 1, clouds: ['aws'] } },
    { dryRun: true },
  );
  await use(castai, clusterId);
  expect(simulator.changes()).toEqual([]);
  return castai.plan.map(({ changes, target }) => [target, ...changes.map(describe)]);
}

function describe({ after, becomes, before, path }: PlannedWrite['changes'][number]): string {
  return `${path}: ${JSON.stringify(before)} → ${after === undefined ? String(becomes) : JSON.stringify(after)}`;
}

const cluster = 'prod-eks-1';

test('a dry run says what happens to a cluster', async () => {
  const rows = await plan(async ({ clusters }, clusterId) => {
    await clusters.hibernate(clusterId);
    await clusters.resume(clusterId, { instanceType: 'm5.large' });
    await clusters.replaceTags(clusterId, { team: 'web' });
    await clusters.reconcile(clusterId);
    await clusters.disconnect(clusterId);
    await clusters.delete(clusterId);
  });
  expect(rows).toEqual([
    [cluster, 'status: "ready" → "hibernated"'],
    // It is awake already.
    [cluster],
    [cluster, 'team: undefined → "web"', 'environment: "prod" → undefined'],
    // Nothing about it has failed.
    [cluster],
    [cluster, 'agentStatus: "online" → "disconnected"'],
    [cluster],
  ]);
});

test('a dry run says what happens to a node', async () => {
  let name: string | undefined;
  const rows = await plan(async ({ nodes }, clusterId) => {
    const [node] = await nodes.list({ clusterId }, { limit: 1 }).toArray();
    name = node?.name;
    await nodes.drain(clusterId, node?.id ?? '');
    await nodes.delete(clusterId, node?.id ?? '');
  });
  expect(rows).toEqual([[name, 'unschedulable: false → true'], [name]]);
});

test('a dry run says what becomes of policies, templates and configurations', async () => {
  const rows = await plan(async ({ evictor, nodeConfigurations, nodeTemplates, policies }, clusterId) => {
    await policies.update(clusterId, { enabled: false });
    await evictor.replaceAdvancedConfig(clusterId, { evictionConfig: [{ settings: {} }] });
    const { constraints } = await nodeTemplates.get(clusterId, 'spot-only');
    const changed = { ...constraints, spot: false, onDemand: true };
    await nodeTemplates.update(clusterId, 'spot-only', { constraints: changed });
    const configurations = await nodeConfigurations.list({ clusterId }).toArray();
    const id = configurations.find((each) => !each.default)?.id ?? '';
    await nodeConfigurations.update(clusterId, id, { drainTimeoutSec: 60 });
    await nodeConfigurations.setDefault(clusterId, id);
  });
  expect(rows).toEqual([
    [undefined, 'enabled: true → false'],
    [undefined, 'evictionConfig: [] → [{"settings":{}}]'],
    ['spot-only', 'constraints.spot: true → false', 'constraints.onDemand: false → true'],
    ['large-disk', 'drainTimeoutSec: 600 → 60'],
    ['large-disk', 'default: false → true'],
  ]);
});

test('a dry run says which workloads another scaling policy gets, and what they keep', async () => {
  const rows = await plan(async ({ scalingPolicies, workloads }, clusterId) => {
    const [target] = await scalingPolicies.list({ clusterId }).toArray();
    const all = await workloads.list({ clusterId }).toArray();
    const [first] = all.filter(({ managedBy, scalingPolicyId }) => {
      return managedBy === 'API' && scalingPolicyId !== target?.id;
    });
    if (first === undefined || target === undefined) throw new Error('The world has no such workload');
    await scalingPolicies.assign(clusterId, target.id, [first.id]);
    await workloads.update(clusterId, first.id, {
      scalingPolicyId: target.id,
      workloadConfig: readOwnConfig(first.workloadOverrides).config,
    });
  });
  expect(rows).toEqual([
    ['default', expect.stringMatching(/^[\w-]+\/[\w-]+: "[\w-]+" → "default"$/)],
    [expect.stringMatching(/^[\w-]+\/[\w-]+$/), expect.stringMatching(/^scalingPolicyId: /)],
  ]);
});

test('a dry run says that a failed cluster is to be mended', async () => {
  const world = { clusters: [{ cluster: { name: 'shop', status: 'failed' } }] };
  const { castai, clusterId } = await simulate({ world }, { dryRun: true });
  await castai.clusters.reconcile(clusterId);
  expect(castai.plan).toMatchObject([
    { target: 'shop', changes: [{ path: 'status', before: 'failed', after: 'ready' }] },
  ]);
});

test('a dry run says what becomes of a rebalancing plan that is there', async () => {
  const { castai, clusterId, simulator } = await simulate({ seed: 1, world: { clusters: 1 } });
  const planId = await castai.rebalancing.generate(clusterId, {});
  simulator.advance(60_000);
  await castai.rebalancing.get(clusterId, planId);
  const dry = await simulate({ world: simulator.world, apiKey: simulator.apiKey }, { dryRun: true });
  await dry.castai.rebalancing.execute(clusterId, planId);
  await dry.castai.rebalancing.cancel(clusterId, planId);
  expect(dry.castai.plan.map(({ changes }) => changes.map(describe))).toEqual([
    ['status: "generated" → "finished"'],
    ['status: "generated" → "error"'],
  ]);
});

test('a dry run says in which order scaling policies are to be', async () => {
  let names: readonly string[] = [];
  const rows = await plan(async ({ scalingPolicies }, clusterId) => {
    const present = await scalingPolicies.list({ clusterId }).toArray();
    names = present.map(({ name }) => name);
    await scalingPolicies.setOrder(clusterId, present.map(({ id }) => id).toReversed());
  });
  expect(rows).toEqual([
    [undefined, `order: ${JSON.stringify(names)} → ${JSON.stringify(names.toReversed())}`],
  ]);
});

test('a dry run says which notifications are acknowledged, and leaves out those that were', async () => {
  let open: string | undefined;
  const rows = await plan(async ({ notifications }) => {
    const all = await notifications.list().toArray();
    open = all
      .filter(({ ackAt }) => ackAt === null || ackAt === undefined)
      .map(({ id, name }) => `${name} ${id}`)[0];
    await notifications.acknowledge(
      all
        .filter(({ ackAt, id }) => (ackAt ?? null) !== null || open?.endsWith(id) === true)
        .map(({ id }) => id),
    );
  });
  expect(rows).toEqual([[undefined, `${open}: "open" → "acknowledged"`]]);
});

test('a dry run says what becomes of commitments and schedules', async () => {
  const { castai, clusterId, simulator } = await simulate({ seed: 1, world: { clusters: 1 } });
  const created = await castai.rebalancing.schedules.create({
    name: 'nightly',
    schedule: { cron: '0 3 * * *' },
    triggerConditions: { savingsPercentage: 5 },
    launchConfiguration: {},
  });
  await castai.rebalancing.schedules.createJob(clusterId, created.id);
  const dry = await simulate({ world: simulator.world, apiKey: simulator.apiKey }, { dryRun: true });
  const { commitments, plan, rebalancing } = dry.castai;
  const [commitment] = await commitments.list().toArray();
  await commitments.update(commitment?.id ?? '', { autoAssignment: true });
  await commitments.replaceAssignments(commitment?.id ?? '', [clusterId]);
  await rebalancing.schedules.update(created.id, { schedule: { cron: '0 4 * * *' } });
  const [job] = await rebalancing.schedules.listJobs({ clusterId }).toArray();
  if (job === undefined) throw new Error('The world has no job');
  await rebalancing.schedules.setJobEnabled(clusterId, job, { isEnabled: false });
  expect(plan.map(({ changes, target }) => [target, ...changes.map(describe)])).toEqual([
    [commitment?.name, 'autoAssignment: false → true'],
    [commitment?.name, `: [] → ["${clusterId}"]`],
    ['nightly', 'schedule.cron: "0 3 * * *" → "0 4 * * *"'],
    [undefined, 'enabled: true → false'],
  ]);
});

test('a dry run leaves out a query that says nothing', async () => {
  const { castai, clusterId } = await simulate({}, { dryRun: true });
  await castai.clusters.hibernate(clusterId);
  expect(castai.plan[0]?.query).toBeUndefined();
});

test('a dry run says what a replacing write leaves out, by services and by path', async () => {
  const rows = await plan(async (castai, clusterId) => {
    const { constraints } = await castai.nodeTemplates.get(clusterId, 'spot-only');
    const { azs, spot } = constraints ?? {};
    await castai.nodeTemplates.update(clusterId, 'spot-only', { constraints: { azs, spot } });
    await castai.clusters.replaceTags(clusterId, { team: 'web' });
    await castai.post('/v1/kubernetes/external-clusters/{clusterId}/tags', {
      params: { clusterId },
      body: { team: 'web' },
    });
    await castai.post(`/v1/kubernetes/external-clusters/${clusterId}/tags`, { body: {} });
  });
  const tags = [cluster, 'team: undefined → "web"', 'environment: "prod" → undefined'];
  expect(rows).toEqual([
    expect.arrayContaining(['spot-only', 'constraints.minMemory: 4096 → undefined']),
    expect.arrayContaining(tags),
    expect.arrayContaining(tags),
    [cluster, 'environment: "prod" → undefined'],
  ]);
});

test('a dry run says which overrides a workload inherits again', async () => {
  const rows = await plan(async ({ workloads }, clusterId) => {
    const all = await workloads.list({ clusterId }).toArray();
    const own = all.find(({ workloadOverrides }) => workloadOverrides?.horizontal?.maxReplicas !== undefined);
    if (own === undefined) throw new Error('The world has no such workload');
    await workloads.update(clusterId, own.id, { scalingPolicyId: own.scalingPolicyId });
  });
  expect(rows).toEqual([
    expect.arrayContaining([
      expect.stringMatching(/^workloadConfig\.hpaConfig\.maxReplicas: \d+ → inherited$/),
    ]),
  ]);
});

test('a dry run says of a replacing write whose target cannot be read that it replaces all of it', async () => {
  const { castai } = await simulate(
    { faults: [{ route: 'GET /v1/workload-autoscaling/*', kind: 'status', status: 403 }] },
    { dryRun: true },
  );
  await castai.put('/v1/workload-autoscaling/clusters/c1/policies/p1', { body: { name: 'x' } });
  await castai.put('/v1/nowhere', { body: {} });
  await castai.post('/v1/nowhere', { body: {} });
  expect(castai.plan.map(({ replacesUnread, unread }) => [replacesUnread, unread])).toEqual([
    [true, expect.stringContaining('policies/p1')],
    [true, 'no read of the API gives it'],
    [undefined, undefined],
  ]);
});
