import type { Schemas } from '@castai-bot/api';
import { describe, expect, test } from 'vitest';
import { type CheckedClient, startChecked } from '../checked-client.test-kit.ts';

const AT = Date.parse('2026-11-22T10:00:00Z');
/** An hour of a core of m5.large and of one of its GiB: list price over what it has, a core as dear as seven GiB. */
const GIB_PRICE = 0.096 / (2 * 7 + 8);
const CORE_PRICE = 7 * GIB_PRICE;

type Container = Schemas['Workload']['containers'][number];

function start(): Promise<CheckedClient> {
  return startChecked({ now: () => AT, world: { clusters: 1, nodes: 4, workloads: 60 } });
}

async function listAll({ ok, clusterId }: CheckedClient): Promise<readonly Schemas['Workload'][]> {
  const { workloads } = await ok('listWorkloads', { params: { clusterId } });
  return workloads;
}

/** The bodies of all pages. */
async function textsOf({ send, clusterId }: CheckedClient): Promise<readonly string[]> {
  const texts: string[] = [];
  let cursor: string | undefined;
  do {
    const query = { 'page.limit': '500', ...(cursor === undefined ? {} : { 'page.cursor': cursor }) };
    const { text } = await send('listWorkloads', { params: { clusterId }, query });
    texts.push(text);
    cursor = /"nextCursor":"([^"]*)"\}$/.exec(text)?.[1];
  } while (cursor !== undefined);
  return texts;
}

/** The body of a page from its second item on. */
function withoutFirst(text: string | undefined): string | undefined {
  return text?.slice(text.indexOf('},{"id":'));
}

/** What the one workload of four pods with such a container costs, on nodes of m5.large. */
async function costsOf(container: Container): Promise<Schemas['Workload']['costsPerHour']> {
  const client = await startChecked({
    now: () => AT,
    world: {
      clusters: [
        {
          cluster: { providerType: 'eks' },
          nodes: [{ instanceType: 'm5.large' }],
          workloads: [{ podCount: 4, containers: [container] }],
        },
      ],
    },
  });
  const [workload] = await listAll(client);
  return workload?.costsPerHour;
}

describe('listWorkloads()', () => {
  test('has no nextCursor at the end, where it has one before', async () => {
    const { ok, clusterId } = await startChecked({
      now: () => AT,
      world: { clusters: 1, nodes: 1, workloads: 15 },
    });
    const params = { clusterId };
    const first = await ok('listWorkloads', { params, query: { 'page.limit': '10' } });
    expect(first.workloads).toHaveLength(10);
    expect(first.nextCursor).toEqual(expect.any(String));
    const rest = await ok('listWorkloads', { params, query: { 'page.cursor': first.nextCursor ?? '' } });
    expect(rest.workloads).toHaveLength(5);
    expect(Object.keys(rest)).toEqual(['workloads']);
  });

  test('sends the same bytes of a workload before somebody looked at it and after, and what a write changed', async () => {
    const client = await startChecked({ now: () => AT, world: { clusters: 1, nodes: 30, workloads: 1200 } });
    const { sim, ok, clusterId } = client;
    const before = await textsOf(client);
    expect(before).toHaveLength(3);
    expect(sim.world.clusters[0]?.workloads).toHaveLength(1200);
    expect(await textsOf(client)).toEqual(before);
    const [first] = await listAll(client);
    const { id: workloadId = '', scalingPolicyId = '' } = first ?? {};
    const vpaConfig = { managementOption: 'READ_ONLY', cpu: { max: 77 } } as const;
    await ok('updateWorkload', {
      params: { clusterId, workloadId },
      body: { scalingPolicyId, workloadConfig: { vpaConfig } },
    });
    const after = await textsOf(client);
    expect(after[0]).toContain('"max":77');
    expect(withoutFirst(after[0])).toEqual(withoutFirst(before[0]));
    expect(after.slice(1)).toEqual(before.slice(1));
  });

  test('lists by kind', async () => {
    const client = await start();
    const kinds = (await listAll(client)).map(({ kind }) => kind);
    expect(new Set(kinds).size).toBeGreaterThan(2);
    expect(kinds).toEqual(kinds.toSorted((a, b) => (a < b ? -1 : 1)));
  });

  test('tells the bounds of memory in MiB, those of CPU in cores, in both ways', async () => {
    const client = await start();
    const workloads = await listAll(client);
    const plain = workloads.find(({ workloadOverrides }) => workloadOverrides === undefined);
    const { cpu, memory } = plain?.workloadConfigV2.vpaConfig ?? {};
    expect(memory?.min).toBe(10);
    expect(memory?.constraints).toEqual({ min: { constant: { value: 10 } } });
    expect(cpu?.min).toBe(0.01);
    expect(cpu?.constraints).toEqual({ min: { constant: { value: 0.01 } } });
  });

  test('has null where a container requests nothing, and where nothing is recommended', async () => {
    const client = await start();
    const containers = (await listAll(client)).flatMap((workload) => workload.containers);
    const silent = containers.find(({ resources }) => resources?.requests === null);
    expect(silent).toMatchObject({ resources: { requests: null, limits: null }, recommendation: null });
    const unwatched = containers.find(
      ({ recommendation, resources }) => recommendation === null && resources?.requests !== null,
    );
    expect(unwatched).toMatchObject({ originalResources: null });
    const said = containers.flatMap(({ resources }) => resources?.requests ?? []);
    expect(said.length).toBeGreaterThan(10);
  });

  test('has no recommendation where no container has one for want of time', async () => {
    const client = await start();
    const workloads = await listAll(client);
    const bare = workloads.filter(({ recommendation }) => recommendation === undefined);
    expect(bare.length).toBeGreaterThan(0);
    const recommended = bare.flatMap(({ containers }) =>
      containers.filter(({ recommendation }) => recommendation !== null),
    );
    expect(recommended).toEqual([]);
  });

  test('tells why a kind cannot be scaled horizontally, and the settings of one that is', async () => {
    const client = await start();
    const workloads = await listAll(client);
    const job = workloads.find(({ kind }) => kind === 'CronJob');
    expect(job?.hpaState).toMatchObject({
      mode: 'HPA_MODE_NOT_SET',
      v2UnsupportedReason: { type: 'HPA_UNSUPPORTED_REASON_WORKLOAD_TYPE' },
      legacyUnsupportedReason: { type: 'HPA_LEGACY_UNSUPPORTED_REASON_WORKLOAD_TYPE' },
    });
    expect(job?.nativeHpaUnsupportedReasonDetails).toEqual(job?.hpaState?.v2UnsupportedReason);
    const scaled = workloads.filter(({ hpaState }) => hpaState?.mode === 'HPA_MODE_V2');
    expect(scaled.length).toBeGreaterThan(0);
    for (const { hpaState, workloadConfigV2 } of scaled) {
      const { maxReplicas, minReplicas } = workloadConfigV2.hpaConfig;
      expect(hpaState?.v2Config).toMatchObject({ maxReplicas, minReplicas });
    }
  });

  test('follows an update in its state of horizontal scaling', async () => {
    const client = await start();
    const { ok, clusterId } = client;
    const workload = (await listAll(client)).find(
      ({ hpaState, kind, managedBy }) =>
        kind === 'Deployment' && managedBy === 'API' && hpaState?.mode === 'HPA_MODE_NOT_SET',
    );
    const { id: workloadId = '', scalingPolicyId = '' } = workload ?? {};
    const hpaConfig = { managementOption: 'MANAGED', minReplicas: 3, maxReplicas: 7 } as const;
    const updated = await ok('updateWorkload', {
      params: { clusterId, workloadId },
      body: { scalingPolicyId, workloadConfig: { hpaConfig } },
    });
    expect(updated.workload?.hpaState).toMatchObject({ mode: 'HPA_MODE_V2', v2Config: hpaConfig });
  });
});

describe('the costs of a workload', () => {
  const requests = { cpuCores: 0.5, memoryGib: 2 };
  const recommended = { cpuCores: 0.25, memoryGib: 1 };

  test('are those of an hour of its pods, with five decimals', async () => {
    const costs = await costsOf({
      name: 'a',
      resources: { requests },
      originalResources: null,
      recommendation: { requests: recommended },
    });
    const price = ({ cpuCores, memoryGib }: typeof requests): number =>
      Number((4 * (cpuCores * CORE_PRICE + memoryGib * GIB_PRICE)).toFixed(5));
    expect(costs).toEqual({
      requested: price(requests),
      recommended: price(recommended),
      originalRequested: price(requests),
    });
  });

  test('are absent where no container requests anything, and in part where nothing is recommended', async () => {
    expect(await costsOf({ name: 'a', resources: { requests: null }, recommendation: null })).toBeUndefined();
    const costs = await costsOf({ name: 'a', resources: { requests }, recommendation: null });
    expect(Object.keys(costs ?? {})).toEqual(['requested', 'originalRequested']);
  });
});
