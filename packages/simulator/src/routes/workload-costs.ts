import type { Schemas } from '@castai-bot/api';
import { type ClusterCall, findContents } from '../behaviour/find.ts';
import { listPage } from '../behaviour/list-page.ts';
import { pricesOf, totalAmounts } from '../costs/amounts.ts';
import { type Bucket, previousOf, readWindow } from '../costs/window.ts';
import { writeTime } from '../time/write-time.ts';
import { type Shares, shareCosts } from '../costs/workload-cost.ts';
import { filterOfQuery, workloadFilter } from '../costs/workload-filter.ts';
import { writeCostSummary, writeWorkloadCostPoint } from '../costs/write-workload-cost.ts';
import { writeImpactHistory, writeWorkloadEfficiency } from '../costs/workload-efficiency.ts';
import { paginate } from '../http/paginate.ts';
import type { Call, Handlers, ResponseOf } from '../http/route.ts';
import type { Workload } from '../world/workload.ts';

/** As many as a report calls its top. */
const TOP_COUNT = 5;

export const workloadCostHandlers: Handlers = {
  getWorkloadCosts: (call) => reportCosts(call, filterOfQuery(call.query)),
  queryWorkloadCosts: (call) => reportCosts(call, call.body),
  getWorkloadCostSummaries: (call) => {
    const { query, state } = call;
    const window = readWindow(query, state.clock.now());
    const previous = previousOf(window);
    const { clusterId } = call.params;
    const now = shareCosts(state, clusterId, { ...sharingOf(query), bucket: window });
    const before = shareCosts(state, clusterId, { ...sharingOf(query), bucket: previous });
    const items = findContents(call)
      .workloads.toArray()
      .filter(workloadFilter(call.body))
      .map((workload) => ({
        ...nameOf(workload, query),
        cost: writeCostSummary(now.of(workload), before.of(workload), window),
      }));
    const page = paginate({
      items,
      sequenceOf: (item) => items.indexOf(item),
      query,
      rules: state.pageRules,
    });
    return {
      clusterId,
      items: page.items,
      nextCursor: page.nextCursor,
      count: String(page.total),
      previousPeriodStart: writeTime(previous.start),
      previousPeriodEnd: writeTime(previous.end),
    };
  },
  getWorkloadEfficiency,
};

/** Tells of the waste of workloads, the dearest first. */
function getWorkloadEfficiency(call: Call<'getWorkloadEfficiency'>): ResponseOf<'getWorkloadEfficiency'> {
  const { query, state } = call;
  const { clusterId } = call.params;
  const window = readWindow(query, state.clock.now());
  const share = (bucket: Bucket): Shares => shareCosts(state, clusterId, { ...sharingOf(query), bucket });
  const shares = share(window);
  const wasteful = findContents(call)
    .workloads.toArray()
    .filter(workloadFilter(filterOfQuery(query)))
    .map((workload) => ({ workload, item: writeWorkloadEfficiency(workload, shares) }))
    .toSorted((a, b) => Number(b.item.totalCostImpact) - Number(a.item.totalCostImpact));
  const places = new Map(wasteful.map(({ item }, place) => [item, place]));
  const page = paginate({
    items: [...places.keys()],
    sequenceOf: (item) => places.get(item) ?? 0,
    query,
    rules: state.pageRules,
  });
  const steps = window.buckets.map((bucket) => ({ bucket, shares: share(bucket) }));
  return {
    clusterId,
    items: page.items,
    topItems: wasteful.slice(0, TOP_COUNT).map(({ workload, item }) => ({
      workloadName: item.workloadName,
      workloadType: item.workloadType,
      namespace: item.namespace,
      ...(item.costImpact === undefined ? {} : { costImpact: item.costImpact }),
      costImpactHistory: writeImpactHistory(workload, steps),
    })),
    metricsServerAvailable: true,
    nextCursor: page.nextCursor,
    count: String(page.total),
  };
}

interface CostQuery {
  readonly startTime: string;
  readonly endTime: string;
  readonly stepSeconds?: number | undefined;
  readonly useListingPrices?: boolean | undefined;
  readonly includeIdleResourceCosts?: boolean | undefined;
  readonly labelsToInclude?: string[] | undefined;
}

function sharingOf(query: CostQuery): {
  readonly prices: 'listed' | 'discounted';
  readonly includesIdle: boolean;
} {
  return { prices: pricesOf(query), includesIdle: query.includeIdleResourceCosts ?? false };
}

function reportCosts(
  call: ClusterCall & { readonly query: CostQuery & Readonly<Record<string, unknown>> },
  filter: Schemas['WorkloadFilter'],
): ResponseOf<'getWorkloadCosts'> {
  const { query, state, params } = call;
  const { workloads } = findContents(call);
  const page = listPage(call, workloads, workloadFilter(filter));
  const steps: readonly Shares[] = readWindow(query, state.clock.now()).buckets.map((bucket) =>
    shareCosts(state, params.clusterId, { ...sharingOf(query), bucket }),
  );
  return {
    clusterId: params.clusterId,
    items: page.items.map((workload) => ({
      ...nameOf(workload, query),
      costMetrics: steps
        .map((shares) => ({ shares, share: shares.of(workload) }))
        .filter(({ share }) => totalAmounts(share.amounts).cpu > 0)
        .map(({ shares, share }) => writeWorkloadCostPoint(share, shares.bucket)),
    })),
    nextCursor: page.nextCursor,
    count: String(page.total),
  };
}

function nameOf(
  { name, kind, namespace, labels }: Workload,
  { labelsToInclude = [] }: CostQuery,
): Pick<Schemas['WorkloadCosts'], 'workloadName' | 'workloadType' | 'namespace' | 'labels'> {
  return {
    workloadName: name,
    workloadType: kind,
    namespace,
    labels: labels
      .filter(({ key }) => labelsToInclude.includes(key))
      .map(({ key, value }) => ({ label: key, value })),
  };
}
