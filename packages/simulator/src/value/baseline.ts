import type { Schemas } from '@castai-bot/api';
import { type Prices, priceShareOf } from '../costs/amounts.ts';
import { splitPrice } from '../costs/unit-prices.ts';
import { type Cluster, cloudOf } from '../world/cluster.ts';
import { instanceTypesOf } from '../world/instance-types.ts';
import { createRandom } from '../world/random.ts';

/** What the savings of a cluster are reckoned against: how much it had of what it asked for, and what that cost. */
export interface Baseline {
  readonly type: Exclude<Schemas['BaselineType'], 'BASELINE_TYPE_UNSPECIFIED'>;
  readonly cpuFactor: number;
  readonly memoryFactor: number;
  /** Dollars an hour, by the discounted prices. */
  readonly pricePerCore: number;
  readonly pricePerGib: number;
  /** In milliseconds: from when the cluster was made to the midnight of CAST AI's first action. */
  readonly start: number;
  readonly end: number;
}

const DAY_MS = 86_400_000;
/** What clusters have of what they ask for where nobody knows better. */
const INDUSTRY_FACTORS = { cpu: 2, memory: 1.8 } as const;

/**
 * Finds the baseline of a cluster: its own history before CAST AI acted, the average of others where that is shorter than
 * a day, none where CAST AI only reads. The same cluster always has the same one.
 */
export function baselineOf(cluster: Cluster): Baseline | undefined {
  const firstAction = Date.parse(cluster.firstOperationAt ?? '');
  if (cluster.isPhase2 !== true || Number.isNaN(firstAction)) return undefined;
  const start = Date.parse(cluster.createdAt ?? '') || firstAction;
  const end = Math.floor(firstAction / DAY_MS) * DAY_MS;
  const random = createRandom(0, 'baseline', cluster.id);
  const hasHistory = end - start >= DAY_MS;
  return {
    type: hasHistory ? 'CLUSTER_HISTORY' : 'INDUSTRY_AVERAGE',
    cpuFactor: hasHistory ? 1.8 + random.next() : INDUSTRY_FACTORS.cpu,
    memoryFactor: hasHistory ? 1.7 + 0.7 * random.next() : INDUSTRY_FACTORS.memory,
    ...pricesOf(cluster),
    start,
    end,
  };
}

/** The prices of a baseline in those that a report is in. */
export function baselinePrices(
  { pricePerCore, pricePerGib }: Baseline,
  prices: Prices,
): { readonly perCore: number; readonly perGib: number } {
  const share = priceShareOf(prices) / priceShareOf('discounted');
  return { perCore: pricePerCore * share, perGib: pricePerGib * share };
}

/** A cluster on demand is priced as the first machine of its cloud: what a core and a GiB cost hardly depends on which. */
function pricesOf(cluster: Cluster): Pick<Baseline, 'pricePerCore' | 'pricePerGib'> {
  const [type] = instanceTypesOf(cloudOf(cluster)).filter(({ isBurstable }) => !isBurstable);
  if (type === undefined) throw new RangeError('a cloud without instance types');
  const { cpuCores, memoryGib, pricePerHour } = type;
  const split = splitPrice({ cpuCores, memoryGib, price: pricePerHour * priceShareOf('discounted') });
  return { pricePerCore: split.cpu / cpuCores, pricePerGib: split.memory / memoryGib };
}
