import { expect, test } from 'vitest';
import { simulate } from '../simulated-client.test-kit.ts';

test('pricing tells what nodes cost an hour, by the list and after discounts', async () => {
  const { castai, clusterId, simulator } = await simulate();
  const prices = await castai.pricing.listNodePrices({ clusterId });
  const nodes = await castai.nodes.list({ clusterId }).toArray();
  expect(new Set(prices.map(({ id }) => id))).toEqual(new Set(nodes.map(({ id }) => id)));
  for (const { basePrice, totalPrice } of prices) {
    expect(Number(totalPrice)).toBeGreaterThan(0);
    expect(Number(totalPrice)).toBeLessThan(Number(basePrice));
  }
  const nodeIds = prices.slice(0, 2).map(({ id }) => id);
  const some = await castai.pricing.listNodePrices({ clusterId, nodeIds });
  expect(some.map(({ id }) => id)).toEqual(nodeIds);
  const all = await castai.pricing.listOrganizationNodePrices();
  expect(all).toHaveLength(simulator.world.clusters.reduce((sum, cluster) => sum + cluster.nodes.length, 0));
});
