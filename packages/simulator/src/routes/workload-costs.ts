import type { Schemas } from '@castai-bot/api';
import { type ClusterCall, findContents } from '../behaviour/find.ts';
import { listPage } from '../behaviour/list-page.ts';
import { pricesOf, totalAmounts } from '../costs/amounts.ts';
import { previousOf, readWindow, writeTime } from '../costs/window.ts';
import { type Shares, shareCosts } from '../costs/workload-cost.ts';
import { filterOfQuery, workloadFilter } from '../costs/workload-filter.ts';
import { writeCostSummary, writeWorkloadCostPoint } from '../costs/write-workload-cost.ts';
import { writeWorkloadEfficiency } from '../costs/workload-efficiency.ts';
import { paginate } from '../http/paginate.ts';
import type { Handlers, ResponseOf } from '../http/route.ts';
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
  getWorkloadEfficiency: (call) => {
    const { query, state } = call;
    const window = readWindow(query, state.clock.now());
    const { clusterId } = call.params;
    const shares = shareCosts(state, clusterId, { ...sharingOf(query), bucket: window });
    const items = findContents(call)
      .workloads.toArray()
      .filter(workloadFilter(filterOfQuery(query)))
      .map((workload) => writeWorkloadEfficiency(workload, { shares, bucket: window }));
    const page = paginate({
      items,
      sequenceOf: (item) => items.indexOf(item),
      query,
      rules: state.pageRules,
    });
    const top = items
      .toSorted((a, b) => Number(b.totalCostImpact ?? 0) - Number(a.totalCostImpact ?? 0))
      .slice(0, TOP_COUNT);
    return {
      clusterId,
      items: page.items,
      topItems: top.map(({ workloadName, workloadType, namespace, costImpact }) => ({
        workloadName,
        workloadType,
        namespace,
        ...(costImpact === undefined ? {} : { costImpact }),
      })),
      metricsServerAvailable: true,
      nextCursor: page.nextCursor,
      count: String(page.total),
    };
  },
};

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
