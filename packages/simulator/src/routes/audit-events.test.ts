import { describe, expect, test } from 'vitest';
import { type CheckedClient, startChecked } from '../checked-client.test-kit.ts';

const AT = Date.parse('2026-11-22T10:00:00Z');
const MINUTE_MS = 60_000;
const REBALANCER = { id: 'internal|rebalancer', name: '', email: '' };
const PLAN_ID = '00000000-0000-4000-8000-00000000000a';
const NODE_ID = '00000000-0000-4000-8000-00000000000b';

/** Entries of the older log, a minute apart, the oldest first. */
const ENTRIES = [
  { eventType: 'rebalancingPlanInitiated', plan: PLAN_ID },
  { eventType: 'nodeDeleted', node: NODE_ID },
  { eventType: 'rebalancingPlanExecuted', plan: PLAN_ID },
  { eventType: 'rebalancingPlanFailed', plan: '', reason: 'achievedSavingsBelowThreshold' },
  { eventType: 'updateWorkload', cluster: 'other' },
] as const;

function start(): Promise<CheckedClient> {
  const auditEntries = ENTRIES.map((entry, index) => {
    const { eventType } = entry;
    const plan = 'plan' in entry && entry.plan !== '' ? { rebalancingPlanId: entry.plan } : {};
    const node = 'node' in entry ? { nodeId: entry.node } : {};
    return {
      id: `00000000-0000-4000-8000-10000000000${index}`,
      eventType,
      initiatedBy: REBALANCER,
      time: new Date(AT - (ENTRIES.length - index) * MINUTE_MS + 123).toISOString(),
      event: 'reason' in entry ? { reason: entry.reason } : {},
      labels: { clusterId: 'cluster' in entry ? entry.cluster : 'own', ...plan, ...node },
    };
  });
  return startChecked({ now: () => AT, world: { organizations: [{ auditEntries }], clusters: [{}] } });
}

describe('listEvents()', () => {
  test('lists the newest first, told to the second, and counts all that match', async () => {
    const { ok } = await start();
    const { count, events, previousCursor } = await ok('listEvents', { query: { 'page.limit': '2' } });
    expect(count).toBe(5);
    expect(previousCursor).toBe('');
    expect(events.map(({ occurredAt }) => occurredAt)).toEqual([
      '2026-11-22T09:59:00Z',
      '2026-11-22T09:58:00Z',
    ]);
  });

  test('goes on after the last event of a page, to the end', async () => {
    const { ok } = await start();
    const ids: string[] = [];
    let cursor: string | undefined;
    do {
      const page = cursor === undefined ? {} : { 'page.cursor': cursor };
      const { events, nextCursor } = await ok('listEvents', { query: { 'page.limit': '2', ...page } });
      ids.push(...events.map(({ eventId }) => eventId));
      cursor = nextCursor === '' ? undefined : nextCursor;
    } while (cursor !== undefined);
    expect(ids.map((id) => id.at(-1))).toEqual(['4', '3', '2', '1', '0']);
  });

  test('has cursors of the time and the id of the last event, without a filter', async () => {
    const { ok, refused } = await start();
    const filter = { 'filter.domains': ['autoscaler'] };
    const first = await ok('listEvents', { query: { ...filter, 'page.limit': '1' } });
    const last = first.events[0];
    expect(first.nextCursor).toHaveLength(100);
    const cursor: unknown = JSON.parse(Buffer.from(first.nextCursor, 'base64').toString());
    expect(cursor).toEqual({ time: last?.occurredAt, id: last?.eventId });
    const rest = await ok('listEvents', { query: { 'page.cursor': first.nextCursor } });
    expect(rest.events.map(({ eventId }) => eventId.at(-1))).toEqual(['2', '1', '0']);
    expect(await refused('listEvents', { query: { 'page.cursor': btoa('{"id":"none"}') } })).toContain('400');
  });

  test('tells what was done to what, in words of its own', async () => {
    const { ok } = await start();
    const { events } = await ok('listEvents');
    expect(events.map(({ eventResource, eventAction }) => `${eventResource} ${eventAction}`)).toEqual([
      'workload update',
      'scheduled_rebalancing skipped',
      'rebalancing finished',
      'node deleted',
      'rebalancing initiated',
    ]);
    expect(events[3]?.resource).toMatchObject({ type: 'node', id: NODE_ID });
    expect(events[1]?.resource).toEqual({ type: '', id: '', displayName: '' });
    expect(events[4]).toMatchObject({
      eventDomain: 'autoscaler',
      eventSeverity: 9,
      eventSeverityText: 'Info',
      body: '',
      tenantName: '',
      actor: { type: 'internal', id: 'internal|rebalancer', displayName: 'Rebalancer' },
    });
  });

  test('says what belongs together: the events of one plan', async () => {
    const { ok } = await start();
    const { events } = await ok('listEvents');
    const together = events.filter(({ correlationId }) => correlationId === PLAN_ID);
    expect(together.map(({ correlatedEventCount }) => correlatedEventCount)).toEqual([2, 2]);
    expect(events[0]).toMatchObject({ correlationId: '', correlatedEventCount: 0 });
  });

  test('is narrowed by cluster, domain and time', async () => {
    const { ok } = await start();
    expect((await ok('listEvents', { query: { 'filter.clusters': ['other'] } })).count).toBe(1);
    expect((await ok('listEvents', { query: { 'filter.domains': ['autoscaler'] } })).count).toBe(4);
    const window = { fromDate: '2026-11-22T09:56:00Z', toDate: '2026-11-22T09:58:00Z' };
    expect((await ok('listEvents', { query: window })).count).toBe(2);
  });
});
