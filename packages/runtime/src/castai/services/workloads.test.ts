import { expect, test } from 'vitest';
import { canaryKey } from '../../http/testing/request-for.test-server.ts';
import { answerJson, serve, type TestServer } from '../../http/testing/serve.test-server.ts';
import { CastAi } from '../cast-ai.ts';
import type { Workload } from './workloads.ts';

const base = '/v1/workload-autoscaling/clusters/c1/workloads';

/** A server that knows one workload and answers an update with it. */
async function serveWorkload(
  differences: Partial<Workload>,
): Promise<{ castai: CastAi; server: TestServer }> {
  const workload = {
    id: 'w1',
    clusterId: 'c1',
    name: 'web',
    namespace: 'shop',
    managedBy: 'API',
    scalingPolicyId: 'p1',
    workloadConfigV2: { vpaConfig: { managementOption: 'MANAGED' } },
    ...differences,
  };
  const server = await serve(({ method, url }, response) => {
    if (method === 'PUT') answerJson(response, { workload: { ...workload, updatedAt: 'now' } });
    else
      answerJson(
        response,
        url.startsWith(`${base}/w1`) ? { workload } : { workloads: [workload], nextCursor: null },
      );
  });
  return { castai: new CastAi({ apiUrl: server.url, apiKey: canaryKey }), server };
}

test('workloads.list() repeats the key of a filter with several values', async () => {
  const { castai, server } = await serveWorkload({});
  const filter = { clusterId: 'c1', managementOptions: ['MANAGED'], namespaces: ['a', 'b'] } as const;
  await expect(castai.workloads.list(filter, { limit: 10 }).toArray()).resolves.toHaveLength(1);
  expect(server.requests[0]?.url).toBe(
    `${base}?managementOptions=MANAGED&namespaces=a&namespaces=b&page.limit=10`,
  );
});

test('workloads.get() gives the workload itself', async () => {
  const { castai } = await serveWorkload({});
  await expect(castai.workloads.get('c1', 'w1')).resolves.toMatchObject({ id: 'w1', name: 'web' });
});

test('workloads.setManagementOption() sends the own settings again and changes one', async () => {
  const workloadOverrides: NonNullable<Workload['workloadOverrides']> = {
    vertical: {
      managementOption: 'MANAGED',
      cpu: { min: 0.5 },
      containers: [{ containerName: 'app', memory: { max: 2 } }],
    },
    horizontal: { minReplicas: 2 },
  };
  const { castai, server } = await serveWorkload({ workloadOverrides });
  const workload = await castai.workloads.get('c1', 'w1');
  const after = await castai.workloads.setManagementOption(workload, 'READ_ONLY');
  expect(after.updatedAt).toBe('now');
  expect(server.requests[1]).toMatchObject({
    method: 'PUT',
    url: '/v2/workload-autoscaling/clusters/c1/workloads/w1',
  });
  expect(JSON.parse(server.requests[1]?.body ?? '')).toEqual({
    scalingPolicyId: 'p1',
    workloadConfig: {
      vpaConfig: {
        managementOption: 'READ_ONLY',
        cpu: { min: 0.5 },
        containerConfig: [{ containerName: 'app', memory: { max: 2 } }],
      },
      hpaConfig: { minReplicas: 2 },
    },
  });
});

test('workloads.setManagementOption() sends nothing where nothing is to change', async () => {
  const { castai, server } = await serveWorkload({});
  const workload = await castai.workloads.get('c1', 'w1');
  await expect(castai.workloads.setManagementOption(workload, 'MANAGED')).resolves.toBe(workload);
  expect(server.requests).toHaveLength(1);
});

test.each([
  {
    code: 'managed_by_annotations',
    differences: { managedBy: 'ANNOTATIONS' } as const,
    message: 'found it configured by its annotations, which only Kubernetes can change',
  },
  {
    code: 'overrides_would_be_lost',
    differences: {
      workloadOverrides: { vertical: { applyType: 'IMMEDIATE', startup: { periodSeconds: 9 } } },
    } as const,
    message: 'found vertical.applyType, vertical.startup, which an update would drop',
  },
])('workloads.setManagementOption() refuses: $code', async ({ code, differences, message }) => {
  const { castai, server } = await serveWorkload(differences);
  const workload = await castai.workloads.get('c1', 'w1');
  await expect(castai.workloads.setManagementOption(workload, 'READ_ONLY')).rejects.toMatchObject({
    message: `Cannot switch the workload "shop/web" to READ_ONLY: ${message}`,
    code,
  });
  expect(server.requests).toHaveLength(1);
  expect(() => castai.workloads.readSettings(workload)).toThrow(
    `Cannot read settings of the workload "shop/web" to put them back: ${message}`,
  );
});

test('workloads.restoreSettings() refuses a workload that annotations configure by now', async () => {
  const { castai, server } = await serveWorkload({ managedBy: 'ANNOTATIONS' });
  const saved = { scalingPolicyId: 'p1', workloadConfig: {} };
  await expect(castai.workloads.restoreSettings({ clusterId: 'c1', id: 'w1' }, saved)).rejects.toMatchObject({
    code: 'managed_by_annotations',
  });
  expect(server.requests).toHaveLength(1);
});

test('workloads.restoreSettings() drops what the workload has got since, words of an update or not', async () => {
  const workloadOverrides = { vertical: { applyType: 'IMMEDIATE' } } as const;
  const { castai, server } = await serveWorkload({ workloadOverrides });
  const saved = { scalingPolicyId: 'p1', workloadConfig: { vpaConfig: {} } };
  await castai.workloads.restoreSettings({ clusterId: 'c1', id: 'w1' }, saved);
  expect(JSON.parse(server.requests[1]?.body ?? '')).toEqual(saved);
});
