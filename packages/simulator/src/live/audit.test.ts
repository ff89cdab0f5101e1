import { describe, expect, it } from 'vitest';
import { type CheckedClient, startChecked } from '../checked-client.test-kit.ts';
import { readMicros } from '../time/read-micros.ts';

const AT = Date.parse('2026-11-22T10:00:00.123Z');

/** A cluster whose autoscaler and rebalancer have done something. */
async function start(): Promise<CheckedClient> {
  const client = await startChecked({ world: { clusters: 1, nodes: 12, workloads: 20 }, now: () => AT });
  const { ok, sim, clusterId } = client;
  const { rebalancingPlanId = '' } = await ok('generateRebalancingPlan', { params: { clusterId }, body: {} });
  sim.advance(60_000);
  await ok('executeRebalancingPlan', { params: { clusterId, rebalancingPlanId } });
  sim.advance(60_000);
  return client;
}

describe('listAuditEntries()', () => {
  it('tells what CAST AI did by itself under internal names, with neither name nor email', async () => {
    const { ok } = await start();
    const { items = [] } = await ok('listAuditEntries');
    const internal = items.filter(({ initiatedBy }) => initiatedBy?.id?.startsWith('internal|') === true);
    const types = new Set(internal.map(({ eventType }) => eventType));
    for (const type of [
      'nodeAdded',
      'nodeDeleted',
      'autoscalerExecuted',
      'rebalancingPlanInitiated',
      'rebalancingNodeOperations',
      'rebalancingPlanExecuted',
    ]) {
      expect(types).toContain(type);
    }
    for (const { initiatedBy } of internal) expect(initiatedBy).toMatchObject({ name: '', email: '' });
  });

  it('nests cluster, node and plan in the event, has no operation, and labels with traceId and nodeId', async () => {
    const { ok, clusterId } = await start();
    const { items = [] } = await ok('listAuditEntries');
    expect(new Set(items.map(({ operation }) => operation))).toEqual(new Set([null]));
    const added = items.find(
      ({ eventType, initiatedBy }) => eventType === 'nodeAdded' && initiatedBy?.id === 'internal|rebalancer',
    );
    expect(added?.event).toMatchObject({
      cluster: { id: clusterId, providerType: 'eks' },
      node: { id: added?.labels?.['nodeId'], nodeConfiguration: { name: 'default', version: 1 } },
    });
    expect(added?.labels).toMatchObject({ clusterId, nodeConfigName: 'default', nodeConfigVersion: '1' });
    expect(added?.labels?.['traceId']).toMatch(/^[0-9a-f]{32}$/);
    const executed = items.find(({ eventType }) => eventType === 'rebalancingPlanExecuted');
    expect(executed?.event).toMatchObject({ plan: { id: executed?.labels?.['rebalancingPlanId'] } });
  });

  it('refuses a date without a time, in the words of the service', async () => {
    const { sim } = await start();
    // Past the client that holds requests against the document.
    const response = await fetch(`${sim.url}/v1/audit?fromDate=2026-10-01`, {
      headers: { 'X-API-Key': sim.apiKey },
    });
    expect(response.status).toBe(400);
    expect(await response.json()).toEqual({
      message:
        'parsing field "from_date": parsing time "2026-10-01" as "2006-01-02T15:04:05.999999999Z07:00": cannot parse "" as "T"',
      fieldViolations: [],
    });
  });

  it('counts nothing: count is 0 beside a full page, which has a hundred entries', async () => {
    const { ok } = await startChecked({ world: { clusters: 12, nodes: 1, workloads: 1 }, now: () => AT });
    const { items, count, nextCursor } = await ok('listAuditEntries');
    expect({ length: items?.length, count }).toEqual({ length: 100, count: 0 });
    expect(nextCursor).not.toBe('');
  });

  it('lists the newest first, and its cursor alone goes on: it holds filter, place and size of the page', async () => {
    const { ok, clusterId } = await start();
    const query = { clusterId, 'page.limit': '5' };
    const first = await ok('listAuditEntries', { query });
    const second = await ok('listAuditEntries', { query: { 'page.cursor': first.nextCursor } });
    const all = [...(first.items ?? []), ...(second.items ?? [])];
    expect(new Set(all.map(({ id }) => id)).size).toBe(10);
    const times = all.map(({ time }) => readMicros(time));
    expect(times).toEqual(times.toSorted((a, b) => b - a));
    expect(JSON.parse(atob(first.nextCursor ?? ''))).toMatchObject({
      filter: { clusterId },
      next_page_from: second.items?.[0]?.time,
      limit: 5,
    });
  });
});
