import { describe, expect, test } from 'vitest';
import { type CheckedClient, startChecked } from '../checked-client.test-kit.ts';
import type { SimulatorOptions } from '../index.ts';
import type { Workload } from '../world/workload.ts';

interface Started extends CheckedClient {
  readonly clusterId: string;
  readonly workloads: () => readonly Workload[];
}

async function start(options: SimulatorOptions = {}): Promise<Started> {
  const client = await startChecked({ world: { clusters: 1, nodes: 0, workloads: 120 }, ...options });
  return {
    ...client,
    clusterId: client.sim.clusterIds[0] ?? '',
    workloads: () => client.sim.world.clusters[0]?.workloads ?? [],
  };
}

function isManaged({ workloadConfigV2 }: Workload): boolean {
  return workloadConfigV2.vpaConfig.managementOption === 'MANAGED';
}

/** Lists every MANAGED workload, switching each page off before the next is asked for. */
async function switchWhileListing({ ok, clusterId }: Started): Promise<number> {
  let cursor: string | null | undefined;
  let switched = 0;
  do {
    const page = await ok('listWorkloads', {
      params: { clusterId },
      query: {
        managementOptions: ['MANAGED'],
        'page.limit': '20',
        ...(cursor ? { 'page.cursor': cursor } : {}),
      },
    });
    for (const { id, scalingPolicyId, managedBy } of page.workloads) {
      if (managedBy === 'ANNOTATIONS') continue;
      await ok('updateWorkload', {
        params: { clusterId, workloadId: id },
        body: { scalingPolicyId, workloadConfig: { vpaConfig: { managementOption: 'READ_ONLY' } } },
      });
      switched += 1;
    }
    cursor = page.nextCursor;
  } while (cursor);
  return switched;
}

describe('workloads', () => {
  test('the generated world has every kind that a bot must tell apart', async () => {
    const { workloads } = await start();
    const all = workloads();
    const counts = {
      managed: all.filter(isManaged).length,
      readOnly: all.filter((workload) => !isManaged(workload)).length,
      annotated: all.filter(({ managedBy }) => managedBy === 'ANNOTATIONS').length,
      overridden: all.filter(({ workloadOverrides }) => workloadOverrides?.vertical?.cpu !== undefined)
        .length,
    };
    expect(Math.min(...Object.values(counts))).toBeGreaterThan(5);
  });

  test('listWorkloads filters by management option, namespace, kind and search', async () => {
    const { ok, clusterId, workloads } = await start();
    const { workloads: found } = await ok('listWorkloads', {
      params: { clusterId },
      query: {
        managementOptions: ['MANAGED'],
        namespaces: ['shop', 'batch'],
        kinds: ['Deployment'],
        searchQuery: 'a',
      },
    });
    const expected = workloads().filter(
      (workload) =>
        isManaged(workload) &&
        ['shop', 'batch'].includes(workload.namespace) &&
        workload.kind === 'Deployment' &&
        `${workload.namespace}/${workload.name}`.includes('a'),
    );
    expect(found.map(({ id }) => id)).toEqual(expected.map(({ id }) => id));
  });

  test('listWorkloads sorts, over pages too', async () => {
    const { ok, clusterId, workloads } = await start();
    const query = { 'sort.field': 'replicas', 'sort.order': 'DESC', 'page.limit': '50' } as const;
    const first = await ok('listWorkloads', { params: { clusterId }, query });
    const second = await ok('listWorkloads', {
      params: { clusterId },
      query: { 'page.cursor': first.nextCursor ?? '', 'page.limit': '50' },
    });
    const replicas = [...first.workloads, ...second.workloads].map((workload) => workload.replicas);
    expect(replicas).toEqual(
      workloads()
        .map((workload) => workload.replicas)
        .toSorted((a, b) => b - a)
        .slice(0, 100),
    );
  });

  test('a cursor goes on after an object: it skips none when the filtered list shrinks', async () => {
    const client = await start();
    const wanted = client
      .workloads()
      .filter((workload) => isManaged(workload) && workload.managedBy === 'API').length;
    expect(await switchWhileListing(client)).toBe(wanted);
  });

  test('updateWorkload replaces: what is left out is inherited from the policy', async () => {
    const { ok, clusterId, workloads, sim } = await start();
    const before = workloads().find(
      ({ workloadOverrides }) => workloadOverrides?.vertical?.containers !== undefined,
    );
    if (before === undefined) throw new Error('no workload with container settings');
    const params = { clusterId, workloadId: before.id };
    const { workload: after } = await ok('updateWorkload', {
      params,
      body: {
        scalingPolicyId: before.scalingPolicyId,
        workloadConfig: { vpaConfig: { managementOption: 'READ_ONLY' } },
      },
    });
    const policy = await ok('getScalingPolicy', { params: { clusterId, policyId: before.scalingPolicyId } });
    expect(after?.workloadOverrides).toEqual({ vertical: { managementOption: 'READ_ONLY' } });
    expect(after?.workloadConfigV2.vpaConfig).toMatchObject({
      managementOption: 'READ_ONLY',
      containers: [],
      cpu: policy.recommendationPolicies.cpu,
      memory: policy.recommendationPolicies.memory,
    });
    expect(sim.changes()).toEqual([
      {
        kind: 'workload',
        id: before.id,
        name: `${before.namespace}/${before.name}`,
        clusterId,
        before,
        after,
      },
    ]);
    await ok('updateWorkload', { params, body: { scalingPolicyId: before.scalingPolicyId } });
    expect((await ok('getWorkload', { params })).workload.workloadOverrides).toBeUndefined();
  });

  test('updateWorkload keeps what it is sent: only the switch differs', async () => {
    const { ok, clusterId, workloads } = await start();
    const before = workloads().find(({ workloadOverrides }) => workloadOverrides?.horizontal !== undefined);
    if (before === undefined) throw new Error('no workload with horizontal settings');
    const { containers, ...vertical } = before.workloadOverrides?.vertical ?? {};
    const { workload: after } = await ok('updateWorkload', {
      params: { clusterId, workloadId: before.id },
      body: {
        scalingPolicyId: before.scalingPolicyId,
        workloadConfig: {
          vpaConfig: {
            ...(vertical.excludedContainers === undefined
              ? {}
              : { excludedContainers: vertical.excludedContainers }),
            ...(vertical.memoryEvent === undefined ? {} : { memoryEvent: vertical.memoryEvent }),
            ...(containers === undefined ? {} : { containerConfig: containers }),
            managementOption: 'READ_ONLY',
          },
          hpaConfig: {
            managementOption: 'MANAGED',
            minReplicas: 2,
            maxReplicas: before.workloadOverrides?.horizontal?.maxReplicas ?? 0,
          },
        },
      },
    });
    expect(after).toEqual({
      ...before,
      updatedAt: after?.updatedAt,
      workloadOverrides: {
        ...before.workloadOverrides,
        vertical: { ...before.workloadOverrides?.vertical, managementOption: 'READ_ONLY' },
      },
      workloadConfigV2: {
        ...before.workloadConfigV2,
        vpaConfig: { ...before.workloadConfigV2.vpaConfig, managementOption: 'READ_ONLY' },
      },
    });
  });

  test('patchWorkload changes what the mask names, and refuses a mask that names nothing', async () => {
    const { ok, refused, clusterId } = await startChecked({ world: { clusters: 1, workloads: 40 } });
    const { workloads } = await ok('listWorkloads', {
      params: { clusterId },
      query: { configuredBy: ['API'] },
    });
    const { items } = await ok('listScalingPolicies', { params: { clusterId } });
    const [workload] = workloads;
    const other = items.find(({ id }) => id !== workload?.scalingPolicyId)?.id ?? '';
    const params = { clusterId, workloadId: workload?.id ?? '' };
    const patch = {
      scalingPolicyId: other,
      workloadConfig: { vpaConfig: { managementOption: 'READ_ONLY' as const } },
    };
    const kept = await ok('patchWorkload', {
      params,
      body: { updateMask: 'workloadConfig.vpaConfig.managementOption', workload: patch },
    });
    expect(kept.workload?.scalingPolicyId).toBe(workload?.scalingPolicyId);
    const moved = await ok('patchWorkload', {
      params,
      body: { updateMask: 'scalingPolicyId', workload: patch },
    });
    expect(moved.workload?.scalingPolicyId).toBe(other);
    const wrong = { updateMask: 'vpaConfig.managementOption', workload: patch };
    expect(await refused('patchWorkload', { params, body: wrong })).toMatch(
      /^400: .*updateMask: found "vpaConfig.managementOption", wanted scalingPolicyId, workloadConfig/,
    );
  });

  test('patchWorkload changes what it names, or exactly what its mask names', async () => {
    const { ok, clusterId, workloads } = await start();
    const before = workloads().find(
      ({ managedBy, workloadOverrides }) =>
        managedBy === 'API' && workloadOverrides?.vertical?.cpu !== undefined,
    );
    if (before === undefined) throw new Error('no workload with cpu settings');
    const params = { clusterId, workloadId: before.id };
    const workloadConfig = { vpaConfig: { managementOption: 'READ_ONLY' } } as const;
    const merged = await ok('patchWorkload', { params, body: { workload: { workloadConfig } } });
    expect(merged.workload?.workloadOverrides?.vertical).toEqual({
      ...before.workloadOverrides?.vertical,
      managementOption: 'READ_ONLY',
    });
    const masked = await ok('patchWorkload', {
      params,
      body: {
        updateMask: 'workloadConfig.vpaConfig.managementOption,workloadConfig.vpaConfig.cpu',
        workload: { workloadConfig: { vpaConfig: { managementOption: 'MANAGED', memory: { max: 9 } } } },
      },
    });
    const { cpu: _cpu, ...rest } = before.workloadOverrides?.vertical ?? {};
    expect(masked.workload?.workloadOverrides?.vertical).toEqual({ ...rest, managementOption: 'MANAGED' });
  });

  test('a workload configured by annotations refuses every write with 400', async () => {
    const { refused, clusterId, workloads, sim } = await start();
    const workload = workloads().find(({ managedBy }) => managedBy === 'ANNOTATIONS');
    const params = { clusterId, workloadId: workload?.id ?? '' };
    const policyId = workload?.scalingPolicyId ?? '';
    const refusals = [
      await refused('updateWorkload', { params, body: { scalingPolicyId: policyId } }),
      await refused('patchWorkload', { params, body: {} }),
      await refused('assignScalingPolicy', {
        params: { clusterId, policyId },
        body: { workloadIds: [params.workloadId] },
      }),
    ];
    for (const refusal of refusals) expect(refusal).toMatch(/^400: workload .* is managed by annotations/);
    expect(sim.changes()).toEqual([]);
  });

  test('updateWorkload names the policy that does not exist, and the field that is missing', async () => {
    const { refused, clusterId, workloads } = await start();
    const params = {
      clusterId,
      workloadId: workloads().find(({ managedBy }) => managedBy === 'API')?.id ?? '',
    };
    expect(await refused('updateWorkload', { params, body: { scalingPolicyId: 'nope' } })).toBe(
      '400: Bad Request; scalingPolicyId: no scaling policy "nope"',
    );
    const { sim } = await startChecked();
    const response = await fetch(
      `${sim.url}/v2/workload-autoscaling/clusters/${sim.clusterIds[0]}/workloads/x`,
      {
        method: 'PUT',
        headers: { 'X-API-Key': sim.apiKey, 'Content-Type': 'application/json' },
        body: '{"workloadConfig":{"vpaConfig":{"managementOption":"OFF"}}}',
      },
    );
    expect(await response.json()).toMatchObject({
      message: 'Bad Request',
      fieldViolations: [
        { field: 'scalingPolicyId', description: 'value is required' },
        {
          field: 'workloadConfig.vpaConfig.managementOption',
          description: 'invalid value for enum field managementOption: "OFF"',
        },
      ],
    });
  });
});
