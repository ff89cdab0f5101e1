import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import process from 'node:process';
import { createInterface } from 'node:readline';
import { until } from '@castai-bot/testing/until';
import { afterAll, assert, beforeAll, describe, expect, test } from 'vitest';
import { root } from '../../.scripts/published-packages.ts';

/** What `castai-bot simulate` prints first, name by name: one cluster as a variable, the others beside it. */
interface Printed {
  readonly url: string;
  readonly apiKey: string;
  readonly clusterIds: readonly string[];
}

type Json = Readonly<Record<string, unknown>>;

interface Answer {
  readonly status: number;
  readonly body: Json;
}

const CLUSTERS = '/v1/kubernetes/external-clusters';
/** As many as it simulates unless told otherwise. */
const CLUSTER_COUNT = 3;
const NAMES = /^(?:# )?(API_URL|API_KEY|CLUSTER_ID)=(.*)$/;

let printed: Printed;
let stop: () => Promise<{ readonly code: number | null; readonly lines: readonly string[] }>;

beforeAll(async () => {
  const cli = path.join(root, 'packages/castai-bot/dist/bin.js');
  const child = spawn(process.execPath, [cli, 'simulate'], { stdio: ['ignore', 'pipe', 'inherit'] });
  const exited = once(child, 'exit');
  const lines: string[] = [];
  const ready = new Promise<void>((resolve) => {
    createInterface({ input: child.stdout }).on('line', (line) => {
      lines.push(line);
      if (lines.filter((one) => one.includes('CLUSTER_ID=')).length === CLUSTER_COUNT) resolve();
    });
  });
  await Promise.race([ready, exited]);
  const values = (wanted: string): readonly string[] =>
    lines.flatMap((line) => {
      const [, name, value = ''] = NAMES.exec(line) ?? [];
      return name === wanted ? [value] : [];
    });
  printed = {
    url: values('API_URL')[0] ?? '',
    apiKey: values('API_KEY')[0] ?? '',
    clusterIds: values('CLUSTER_ID'),
  };
  stop = async () => {
    child.kill('SIGTERM');
    await exited;
    return { code: child.exitCode, lines };
  };
});

afterAll(async () => {
  const { code, lines } = await stop();
  assert.equal(code, 0);
  assert.deepEqual(
    lines.filter((line) => line.includes(' 501 ')),
    [],
  );
});

/** Sends, and gives back the status and the body, whatever they are. */
async function call(method: string, place: string, body?: unknown): Promise<Answer> {
  const response = await fetch(printed.url + place, {
    method,
    headers: { 'X-API-Key': printed.apiKey, 'Content-Type': 'application/json', 'User-Agent': 'plain/1' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  const parsed: unknown = text === '' ? {} : JSON.parse(text);
  return { status: response.status, body: isJson(parsed) ? parsed : {} };
}

function isJson(value: unknown): value is Json {
  return typeof value === 'object' && value !== null;
}

function itemsOf(body: Json, key = 'items'): readonly Json[] {
  const value = body[key];
  return Array.isArray(value) ? value.filter(isJson) : [];
}

/** Asks until the answer is as wanted. */
async function poll(place: string, isDone: (body: Json) => boolean): Promise<Json> {
  return until(async () => {
    const { body } = await call('GET', place);
    return isDone(body) && body;
  });
}

function untilDone({ body }: Answer): Promise<Json> {
  return poll(`${CLUSTERS}/operations/${String(body['operationId'])}`, ({ done }) => done === true);
}

/** A client that knows of the API what a person reads, and has nothing of ours but what was printed. */
describe('a plain client of castai-bot simulate', () => {
  test('lists clusters, pages nodes, adds one, polls its operation, drains and deletes it', async () => {
    const [clusterId] = printed.clusterIds;
    const { body: listed } = await call('GET', CLUSTERS);
    expect(itemsOf(listed).map(({ id }) => id)).toEqual(printed.clusterIds);
    const nodes = `${CLUSTERS}/${clusterId}/nodes`;
    const seen: unknown[] = [];
    let cursor = '';
    do {
      const { body } = await call('GET', `${nodes}?page.limit=5&page.cursor=${cursor}`);
      seen.push(...itemsOf(body).map(({ id }) => id));
      cursor = typeof body['nextCursor'] === 'string' ? body['nextCursor'] : '';
    } while (cursor !== '');
    expect(new Set(seen).size).toBe(12);

    const added = await call('POST', nodes, { instanceType: 'm5.large' });
    expect((await untilDone(added))['error']).toBeUndefined();
    const node = `${nodes}/${String(added.body['nodeId'])}`;
    expect((await call('GET', node)).body['state']).toEqual({ phase: 'ready' });
    await untilDone(await call('POST', `${node}/drain`));
    await untilDone(await call('DELETE', `${node}?drainTimeout=60`));
    expect((await call('GET', node)).status).toBe(404);
  });

  test('changes policies, meets the conflict of versions, and switches workloads', async () => {
    const [, clusterId] = printed.clusterIds;
    const policies = `/v1/kubernetes/clusters/${clusterId}/policies`;
    const { body: read } = await call('GET', policies);
    expect((await call('PUT', policies, { ...read, enabled: false })).status).toBe(200);
    const conflict = await call('PUT', policies, { ...read, enabled: true });
    expect(conflict.status).toBe(400);
    expect(conflict.body['message']).toMatch(/template has changed|refetch the policies/);
    const { body: fresh } = await call('GET', policies);
    expect((await call('PUT', policies, { ...fresh, enabled: true })).body['enabled']).toBe(true);

    const workloads = `workload-autoscaling/clusters/${clusterId}/workloads`;
    const managed = `/v1/${workloads}?managementOptions=MANAGED`;
    const { body: page } = await call('GET', managed);
    for (const { id, scalingPolicyId, managedBy } of itemsOf(page, 'workloads')) {
      if (managedBy === 'ANNOTATIONS') continue;
      const workloadConfig = { vpaConfig: { managementOption: 'READ_ONLY' } };
      const { status } = await call('PUT', `/v2/${workloads}/${String(id)}`, {
        scalingPolicyId,
        workloadConfig,
      });
      expect(status).toBe(200);
    }
    const { body: rest } = await call('GET', managed);
    expect(new Set(itemsOf(rest, 'workloads').map(({ managedBy }) => managedBy))).toEqual(
      new Set(['ANNOTATIONS']),
    );
  });

  test('runs a rebalancing plan, hibernates and resumes, and reads the cost', async () => {
    // The third cluster is one that CAST AI only reads: it takes no plan.
    const [clusterId] = printed.clusterIds;
    const plans = `/v1/kubernetes/clusters/${clusterId}/rebalancing-plans`;
    const asked = await call('POST', plans, { minNodes: 2 });
    expect(asked.status).toBe(202);
    const plan = `${plans}/${String(asked.body['rebalancingPlanId'])}`;
    await poll(plan, ({ status }) => status === 'generated');
    expect((await call('POST', `${plan}/execute`)).status).toBe(202);
    await poll(plan, ({ status }) => status === 'finished');

    const cluster = `${CLUSTERS}/${clusterId}`;
    const hibernated = await call('POST', `${cluster}/hibernate`);
    expect(hibernated.status).toBe(200);
    await untilDone(hibernated);
    expect((await call('GET', cluster)).body['status']).toBe('hibernated');
    expect(itemsOf((await call('GET', `${cluster}/nodes`)).body)).toEqual([]);
    await untilDone(await call('POST', `${cluster}/resume`, { instanceType: 'm5.large' }));
    expect((await call('GET', cluster)).body['status']).toBe('ready');
    expect(itemsOf((await call('GET', `${cluster}/nodes`)).body)).not.toEqual([]);

    const week = 'startTime=2026-01-01T00:00:00Z&endTime=2026-01-08T00:00:00Z&stepSeconds=86400';
    const { body: cost } = await call('GET', `/v1/cost-reports/clusters/${clusterId}/cost?${week}`);
    expect(itemsOf(cost)).toHaveLength(7);
  });
});
