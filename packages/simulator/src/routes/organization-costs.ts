import type { Schemas } from '@castai-bot/api';
import type { OwnCall } from '../behaviour/find-organization.ts';
import {
  addAmounts,
  type ByLifecycle,
  mergeAmounts,
  type Prices,
  pricesOf,
  totalAmounts,
} from '../costs/amounts.ts';
import { amountsNow, amountsOver } from '../costs/cluster-amounts.ts';
import { writeClusterSummary } from '../costs/cluster-summary.ts';
import {
  writeClusterEfficiency,
  writeOrganizationEfficiency,
  writeOrganizationEfficiencySummary,
} from '../costs/organization-efficiency.ts';
import { comparePeriods } from '../costs/compare-periods.ts';
import { writePeriod } from '../costs/organization-period.ts';
import { costDetailsOf } from '../costs/savings.ts';
import { type Bucket, previousOf, readWindow } from '../costs/window.ts';
import { writeTime } from '../time/write-time.ts';
import { NONE, write } from '../costs/write.ts';
import { paginate } from '../http/paginate.ts';
import type { Call, Handlers, ResponseOf } from '../http/route.ts';
import type { Cluster } from '../world/cluster.ts';

export const organizationCostHandlers: Handlers = {
  getClustersCostSummary: (call) => ({
    items: ownClusters(call)
      .filter(({ status }) => status !== 'archived')
      .map(({ id }) => writeClusterSummary(call.state, id, pricesOf(call.query))),
  }),
  getClustersCost,
  getClustersEfficiency: (call) => {
    const { query, state } = call;
    const window = readWindow(query, state.clock.now());
    const items = ownClusters(call).map((cluster) =>
      writeClusterEfficiency(cluster.id, over(call, [cluster], { bucket: window, prices: pricesOf(query) })),
    );
    const page = paginate({
      items,
      sequenceOf: (item) => items.indexOf(item),
      query,
      rules: state.pageRules,
    });
    return { items: page.items, nextCursor: page.nextCursor, count: String(page.total) };
  },
  getClustersDailyCost: (call) => {
    const { state, query } = call;
    const { buckets } = readWindow(query, state.clock.now());
    return {
      items: ownClusters(call).map((cluster) => ({
        clusterId: cluster.id,
        intervals: buckets.map((bucket) => {
          const amounts = over(call, [cluster], { bucket, prices: pricesOf(query) });
          return {
            timestamp: writeTime(bucket.start),
            costOnDemandPerHour: write(amounts.on_demand.cost),
            costSpotPerHour: write(amounts.spot.cost),
            costSpotFallbackPerHour: write(amounts.fallback.cost),
          };
        }),
      })),
    };
  },
  getOrganizationEfficiency: (call) => {
    const { state, query } = call;
    const clusters = ownClusters(call);
    return {
      items: readWindow(query, state.clock.now()).buckets.map((bucket) =>
        writeOrganizationEfficiency(bucket.start, over(call, clusters, { bucket, prices: pricesOf(query) })),
      ),
    };
  },
  getOrganizationEfficiencySummary: (call) => {
    const { state, query } = call;
    const window = readWindow(query, state.clock.now());
    return writeOrganizationEfficiencySummary(
      over(call, ownClusters(call), { bucket: window, prices: pricesOf(query) }),
    );
  },
  getOrganizationCostOverview,
  listActiveClusters: (call) => {
    const { startTime = '', endTime = '' } = call.body;
    const from = Date.parse(startTime) || 0;
    const to = Date.parse(endTime) || call.state.clock.now();
    return {
      clusterIds: ownClusters(call)
        .filter(({ createdAt = '' }) => !(Date.parse(createdAt) >= to))
        .filter(({ deletedAt }) => !(Date.parse(deletedAt ?? '') <= from))
        .map(({ id }) => id),
    };
  },
  compareCosts: (call) => {
    const { query, state } = call;
    const clusters = ownClusters(call).filter(({ id }) => query.clusterIds?.includes(id) ?? true);
    return comparePeriods(state, clusters, query);
  },
  listIdleDisks: (call) => {
    const disks = call.state.ofOrganization(call.caller.organizationId).idleDisks;
    const page = paginate({
      items: disks.toArray(),
      sequenceOf: (disk) => disks.sequenceOf(disk),
      query: call.query,
      rules: call.state.pageRules,
    });
    return { idleDisks: page.items, nextPage: { cursor: page.nextCursor, limit: String(page.limit) } };
  },
};

function ownClusters({ state, caller }: OwnCall): readonly Cluster[] {
  return state.clusters.toArray().filter(({ organizationId }) => organizationId === caller.organizationId);
}

function over(
  { state }: OwnCall,
  clusters: readonly Cluster[],
  report: { readonly bucket: Bucket; readonly prices: Prices },
): ByLifecycle {
  return mergeAmounts(clusters.map(({ id }) => amountsOver(state, id, report)));
}

function getClustersCost(call: Call<'getClustersCost'>): ResponseOf<'getClustersCost'> {
  const { state, query } = call;
  const prices = pricesOf(query);
  const window = readWindow(query, state.clock.now());
  const previous = previousOf(window);
  const clusters = ownClusters(call);
  const period = (members: readonly Cluster[]): Schemas['OrganizationCostSummary'] =>
    writePeriod(
      over(call, members, { bucket: window, prices }),
      over(call, members, { bucket: previous, prices }),
    );
  const daily = (members: readonly Cluster[]): Schemas['TimestampedValue'][] =>
    window.buckets.map((bucket) => ({
      timestamp: writeTime(bucket.start),
      value: write(totalAmounts(over(call, members, { bucket, prices })).cost * 24),
    }));
  const top = clusters
    .map((cluster) => ({
      cluster,
      cost: totalAmounts(over(call, [cluster], { bucket: window, prices })).cost,
    }))
    .toSorted((a, b) => b.cost - a.cost)
    .slice(0, 5);
  return {
    summary: period(clusters),
    clusters: clusters.map((cluster) => ({
      clusterId: cluster.id,
      clusterName: cluster.name,
      clusterDeletedAt: cluster.deletedAt ?? null,
      summary: period([cluster]),
    })),
    topClustersCost: top.map(({ cluster }) => ({ clusterId: cluster.id, items: daily([cluster]) })),
    totalDailyCost: daily(clusters),
    previousPeriodStart: writeTime(previous.start),
    previousPeriodEnd: writeTime(previous.end),
  };
}

function getOrganizationCostOverview(
  call: Call<'getOrganizationCostOverview'>,
): ResponseOf<'getOrganizationCostOverview'> {
  const { state } = call;
  readWindow(call.query, state.clock.now());
  const clusters = ownClusters(call);
  const now = mergeAmounts(clusters.map(({ id }) => amountsNow(state, id, 'discounted')));
  const all = totalAmounts(now);
  const rightsized = clusters.reduce(
    (sum, cluster) => sum + costDetailsOf(state, cluster, 'asIs').costPerHour,
    0,
  );
  const onDemand = addAmounts([{ amounts: now.on_demand }, { amounts: now.fallback }]);
  return {
    clusters: clusters.map(({ id, name }) => ({ clusterId: id, clusterName: name })),
    latestSyncTime: state.timestamp(),
    agent: {
      summary: {
        totalClusters: clusters.length,
        totalNodes: all.nodes,
        spotNodeCount: now.spot.nodes,
        onDemandNodeCount: onDemand.nodes,
        avgCpuUtilization: write(all.cpu === 0 ? 0 : all.cpuUsed / all.cpu),
        avgRamUtilization: write(all.ram === 0 ? 0 : all.ramUsed / all.ram),
        totalCostHourly: write(all.cost),
        totalCpuProvisioned: write(all.cpu),
        totalRamProvisioned: write(all.ram),
        totalGpuProvisioned: NONE,
        spotCostHourly: write(now.spot.cost),
        onDemandCostHourly: write(onDemand.cost),
        rightsizedCostHourly: write(rightsized),
        potentialSavingsHourly: write(Math.max(0, all.cost - rightsized)),
      },
      resourceTimeseries: [],
    },
  };
}
