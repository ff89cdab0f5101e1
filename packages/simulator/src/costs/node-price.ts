import type { Schemas } from '@castai-bot/api';
import { type Cluster, cloudOf } from '../world/cluster.ts';
import type { Node } from '../world/node.ts';
import { priceOf } from '../world/node-price.ts';
import { createRandom } from '../world/random.ts';
import { priceShareOf } from './amounts.ts';
import { cpuCoresOf, memoryGibOf, splitPrice } from './unit-prices.ts';
import { perUnit, writePrice } from './write.ts';

const MIB_PER_GIB = 1024;

/** Writes what an hour of a node costs by the list and after the discount that its organization has. */
export function writeNodePrice(node: Node, cluster: Cluster): Schemas['NodePrice'] {
  const paid = priceShareOf('discounted');
  const price = priceOf(node);
  const [cpuCores, memoryGib] = [cpuCoresOf(node), memoryGibOf(node)];
  const split = splitPrice({ price, cpuCores, memoryGib });
  const perUnitOf = (whole: number, units: number): Schemas['ComponentPrice'] => ({
    basePricePerUnit: writePrice(perUnit(whole, units)),
    totalPricePerUnit: writePrice(perUnit(whole, units) * paid),
  });
  return {
    id: node.id,
    name: node.name,
    provider: cloudOf(cluster),
    region: cluster.region?.name ?? 'unknown',
    basePrice: writePrice(price),
    totalRegularPrice: writePrice(price),
    discounts: [
      {
        type: 'discount',
        amount: writePrice(1 - paid),
        discount: { id: createRandom(0, 'discount', cluster.organizationId).uuid() },
      },
    ],
    totalPrice: writePrice(price * paid),
    components: [
      {
        type: 'CPU',
        amount: cpuCores,
        unit: 'COUNT',
        price: { unit: 'COUNT', ...perUnitOf(split.cpu, cpuCores) },
      },
      {
        type: 'MEMORY',
        amount: Math.round(memoryGib * MIB_PER_GIB),
        unit: 'MIB',
        price: { unit: 'GIB', ...perUnitOf(split.memory, memoryGib) },
      },
    ],
    extensions: [],
    pricingPeriod: { startTime: node.createdAt, endTime: null },
  };
}
