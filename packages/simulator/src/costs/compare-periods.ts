import type { Schemas } from '@castai-bot/api';
import { badField } from '../http/refusal.ts';
import type { State } from '../state/state.ts';
import { workloadSavings } from '../value/workload-savings.ts';
import type { Cluster } from '../world/cluster.ts';
import { mergeAmounts, totalAmounts } from './amounts.ts';
import { amountsOver } from './cluster-amounts.ts';
import { type Bucket, hoursOf, readWindow } from './window.ts';
import { perUnit } from './write.ts';

const DAY_MS = 86_400_000;
const DEFAULT_DAYS = 30;
const MOST_DAYS = 3660;

/** Which periods. */
interface Periods {
  readonly startTimeA: string;
  readonly startTimeB: string;
  readonly rangeDays?: number | undefined;
}

type Period = Required<Pick<Schemas['ComparedPeriod'], 'totalCost' | 'provisionedCpuCores' | 'usedCpuCores'>>;

/** Compares what clusters cost in two periods of the same length. @throws {Refusal} 400 for less than a day, and for more than ten years */
export function comparePeriods(
  state: State,
  clusters: readonly Cluster[],
  { startTimeA, startTimeB, rangeDays = DEFAULT_DAYS }: Periods,
): Schemas['CostComparison'] {
  if (rangeDays < 1 || rangeDays > MOST_DAYS) {
    throw badField('rangeDays', `found ${rangeDays}, wanted 1 to ${MOST_DAYS}`);
  }
  const bucketOf = (startTime: string): Bucket => {
    const endTime = new Date(Date.parse(startTime) + rangeDays * DAY_MS).toISOString();
    return readWindow({ startTime, endTime }, state.clock.now());
  };
  const [bucketA, bucketB] = [bucketOf(startTimeA), bucketOf(startTimeB)];
  const [a, b] = [measure(state, clusters, bucketA), measure(state, clusters, bucketB)];
  const [priceA, priceB] = [a, b].map((period) => perUnit(period.totalCost, period.provisionedCpuCores));
  const saved = (priceA ?? 0) - (priceB ?? 0);
  const optimization = clusters.map((cluster) =>
    workloadSavings(state, cluster, { bucket: bucketB, prices: 'discounted' }),
  );
  const sum = (read: (each: (typeof optimization)[number]) => number): number =>
    optimization.reduce((total, each) => total + read(each), 0);
  return {
    summary: {
      savingsPerProvisionedCpuCore: saved,
      savingsPerProvisionedCpuCorePercent: 100 * perUnit(saved, priceA ?? 0),
      workloadOptimizationSavings: perUnit(sum(({ cost }) => cost) * 24, hoursOf(bucketB)),
      workloadCpuCoresReduced: sum(({ cpuCores }) => cpuCores),
      clusterGrowthRate: growth(countClusters(clusters, bucketA), countClusters(clusters, bucketB)),
      workloadGrowthRate: growth(
        countWorkloads(state, clusters, bucketA),
        countWorkloads(state, clusters, bucketB),
      ),
    },
    periodA: a,
    periodB: b,
  };
}

/** What clusters cost over a period, and had and used on average. */
function measure(state: State, clusters: readonly Cluster[], bucket: Bucket): Period {
  if (bucket.end <= bucket.start) return { totalCost: 0, provisionedCpuCores: 0, usedCpuCores: 0 };
  const all = totalAmounts(
    mergeAmounts(clusters.map(({ id }) => amountsOver(state, id, { bucket, prices: 'discounted' }))),
  );
  return { totalCost: all.cost * hoursOf(bucket), provisionedCpuCores: all.cpu, usedCpuCores: all.cpuUsed };
}

/** In percent of what there was. */
function growth(before: number, after: number): number {
  return 100 * perUnit(after - before, before);
}

function countClusters(clusters: readonly Cluster[], { end }: Bucket): number {
  return clusters.filter(({ createdAt = '' }) => Date.parse(createdAt) < end).length;
}

function countWorkloads(state: State, clusters: readonly Cluster[], { end }: Bucket): number {
  return clusters
    .flatMap(({ id }) => state.of(id).workloads.toArray())
    .filter(({ createdAt }) => Date.parse(createdAt) < end).length;
}
