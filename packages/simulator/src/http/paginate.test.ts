import { describe, expect, test } from 'vitest';
import { readMicros } from '../time/read-micros.ts';
import { type CheckedClient, startChecked } from '../checked-client.test-kit.ts';

interface Slice {
  readonly ids: readonly (string | undefined)[];
  readonly next: string | undefined;
}

type Read = (
  client: CheckedClient,
  page: { readonly limit: number; readonly cursor: string | undefined },
) => Promise<Slice>;

/** One list of each dialect, and how to ask it for a page. */
const dialects: readonly (readonly [string, Read])[] = [
  [
    'A: audit entries',
    async ({ ok }, { limit, cursor }) => {
      const { items = [], nextCursor } = await ok('listAuditEntries', {
        query: { 'page.limit': String(limit), 'page.cursor': cursor },
      });
      return { ids: items.map(({ id }) => id), next: nextCursor };
    },
  ],
  [
    'B: rebalancing plans',
    async ({ ok, clusterId }, { limit, cursor }) => {
      const { items = [], nextCursor } = await ok('listRebalancingPlans', {
        params: { clusterId },
        query: { limit: String(limit), cursor, includeNegative: true },
      });
      return { ids: items.map(({ rebalancingPlanId }) => rebalancingPlanId), next: nextCursor };
    },
  ],
  [
    'C: instance types',
    async ({ ok }, { limit, cursor }) => {
      const { items = [], nextPageCursor } = await ok('listInstanceTypes', {
        query: { 'page.limit': String(limit), 'page.cursor': cursor },
      });
      return { ids: items.map(({ instanceType }) => instanceType), next: nextPageCursor };
    },
  ],
  [
    'D: role bindings',
    async ({ ok, sim }, { limit, cursor }) => {
      const { roleBindings = [], nextPage } = await ok('listRoleBindings', {
        params: { organizationId: sim.organizationId },
        query: { 'page.limit': String(limit), 'page.cursor': cursor },
      });
      return { ids: roleBindings.map(({ id }) => id), next: nextPage.cursor };
    },
  ],
  [
    'E: zones',
    async ({ ok }, { limit, cursor }) => {
      const { zones = [], nextPageToken } = await ok('listZones', {
        query: { pageSize: limit, pageToken: cursor },
      });
      return { ids: zones.map(({ id }) => id), next: nextPageToken };
    },
  ],
];

describe('paginate()', () => {
  test.each(dialects)('goes through %s', async (_name, read) => {
    const client = await startChecked();
    const params = { clusterId: client.clusterId };
    for (let index = 0; index < 5; index += 1)
      await client.ok('generateRebalancingPlan', { params, body: {} });
    const { ids: all, next: more } = await read(client, { limit: 50, cursor: undefined });
    const seen: (string | undefined)[] = [];
    let cursor: string | undefined;
    do {
      const page = await read(client, { limit: 2, cursor });
      expect(page.ids.length).toBeLessThanOrEqual(2);
      seen.push(...page.ids);
      cursor = page.next || undefined;
    } while (cursor !== undefined && seen.length < all.length);
    expect(seen).toEqual(all);
    // A list that fits on the large page ends with it.
    expect(cursor === undefined).toBe(more === '');
    expect(new Set(seen).size).toBeGreaterThan(2);
  });

  test('the newest audit entry comes first, also while others arrive', async () => {
    const { ok, clusterId } = await startChecked();
    const first = await ok('listAuditEntries', { query: { 'page.limit': '5' } });
    await ok('setClusterTags', { params: { clusterId }, body: {} });
    const second = await ok('listAuditEntries', {
      query: { 'page.limit': '5', 'page.cursor': first.nextCursor },
    });
    const times = [...(first.items ?? []), ...(second.items ?? [])].map(({ time = '' }) => time);
    expect(times).toEqual(times.toSorted().toReversed());
    expect(new Set([...(first.items ?? []), ...(second.items ?? [])].map(({ id }) => id)).size).toBe(10);
    const [newest] = (await ok('listAuditEntries')).items ?? [];
    expect(newest).toMatchObject({ eventType: 'setClusterTags', labels: { clusterId } });
  });

  test('rebalancing plans come fifty at a time when nobody says how many, the newest first', async () => {
    const { ok, clusterId } = await startChecked();
    const params = { clusterId };
    for (let index = 0; index < 52; index += 1) await ok('generateRebalancingPlan', { params, body: {} });
    const first = await ok('listRebalancingPlans', { params });
    expect(first.items).toHaveLength(50);
    const rest = await ok('listRebalancingPlans', { params, query: { cursor: first.nextCursor } });
    const times = [...(first.items ?? []), ...(rest.items ?? [])].map(({ createdAt }) =>
      readMicros(createdAt),
    );
    expect(times).toHaveLength(52);
    expect(times).toEqual([...new Set(times)].toSorted((a, b) => b - a));
    // The cursor is a time in base64 with padding: when the first plan of the next page was made.
    expect(atob(first.nextCursor ?? '')).toBe(rest.items?.[0]?.createdAt);
    expect(first.nextCursor).toMatch(/^[A-Za-z0-9+/]+=*$/);
    expect(rest.nextCursor).toBe('');
  });
});
