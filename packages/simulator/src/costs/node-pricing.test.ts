import type { Schemas } from '@castai-bot/api';
import { describe, expect, test } from 'vitest';
import { type CheckedClient, startChecked } from '../checked-client.test-kit.ts';

const AT = Date.parse('2026-11-22T00:00:00Z');
const GIB = 1024;

function start(): Promise<CheckedClient> {
  return startChecked({ now: () => AT, world: { clusters: 2, nodes: 8, workloads: 5, clouds: ['aws'] } });
}

function sum(nodes: readonly Schemas['NodePrice'][], field: 'basePrice' | 'totalPrice'): number {
  return nodes.reduce((total, node) => total + Number(node[field]), 0);
}

describe('listNodePrices()', () => {
  test('is in the order of ids, with prices of five decimals at most', async () => {
    const { ok, clusterId } = await start();
    const { nodes } = await ok('listNodePrices', { params: { clusterId } });
    const ids = nodes.map(({ id }) => id);
    expect(ids).toHaveLength(8);
    expect(ids).toEqual(ids.toSorted((a, b) => (a < b ? -1 : 1)));
    const prices = nodes.flatMap(({ basePrice, totalPrice }) => [basePrice, totalPrice]);
    expect(prices.filter((price) => !/^\d+(\.\d{0,4}[1-9])?$/.test(price))).toEqual([]);
  });

  test('takes the discounts off: what is paid is the base price less their share', async () => {
    const { ok, clusterId } = await start();
    const { nodes } = await ok('listNodePrices', { params: { clusterId } });
    for (const { basePrice, discounts, totalPrice, totalRegularPrice } of nodes) {
      const share = discounts.reduce((total, { amount }) => total + Number(amount), 0);
      expect(Number(totalPrice)).toBeCloseTo(Number(basePrice) * (1 - share), 4);
      expect(totalRegularPrice).toBe(basePrice);
    }
  });

  test('adds up: cores and memory make the price of a node, nodes what the cluster costs an hour', async () => {
    const { ok, clusterId } = await start();
    const params = { clusterId };
    const { nodes } = await ok('listNodePrices', { params });
    for (const { basePrice, components } of nodes) {
      const parts = components.reduce((total, { amount = 0, price, unit }) => {
        const units = unit === 'MIB' && price?.unit === 'GIB' ? amount / GIB : amount;
        return total + units * Number(price?.basePricePerUnit);
      }, 0);
      expect(parts).toBeCloseTo(Number(basePrice), 3);
    }
    const { summary = {} } = await ok('getClusterCostSummary', { params, query: { useListingPrices: true } });
    const { costHourlyOnDemand, costHourlySpot, costHourlySpotFallback } = summary;
    const listed = [costHourlyOnDemand, costHourlySpot, costHourlySpotFallback].map(Number);
    expect(sum(nodes, 'basePrice')).toBeCloseTo(
      listed.reduce((total, part) => total + part, 0),
      3,
    );
    const paid = await ok('getClusterCostSummary', { params });
    expect(sum(nodes, 'totalPrice')).toBeCloseTo(
      Number(paid.summary?.costHourlyOnDemand) +
        Number(paid.summary?.costHourlySpot) +
        Number(paid.summary?.costHourlySpotFallback),
      3,
    );
  });

  test('tells of the nodes that are asked for, of a cluster or of all', async () => {
    const { ok, clusterId } = await start();
    const params = { clusterId };
    const { nodes } = await ok('listNodePrices', { params });
    const [first] = nodes;
    const { nodes: one } = await ok('listNodePrices', { params, query: { nodeIds: [first?.id ?? ''] } });
    expect(one).toEqual([first]);
    expect(await ok('getNodePrice', { params: { clusterId, nodeId: first?.id ?? '' } })).toEqual(first);
    const all = await ok('listOrganizationNodePrices');
    expect(all.nodes).toHaveLength(16);
    expect(all.nodes).toEqual(expect.arrayContaining(nodes));
  });
});
