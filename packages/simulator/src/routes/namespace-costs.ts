import type { Schemas } from '@castai-bot/api';
import { type ClusterCall, findContents } from '../behaviour/find.ts';
import { pricesOf, totalAmounts } from '../costs/amounts.ts';
import { groupCost, type Member } from '../costs/grouped-cost.ts';
import { type Bucket, hoursOf, readWindow } from '../costs/window.ts';
import { writeTime } from '../time/write-time.ts';
import type { Sharing } from '../costs/workload-cost.ts';
import { NONE, write } from '../costs/write.ts';
import { paginate } from '../http/paginate.ts';
import { notFound } from '../http/refusal.ts';
import type { Call, Handlers, ResponseOf } from '../http/route.ts';
import type { State } from '../state/state.ts';

export const namespaceCostHandlers: Handlers = {
  getNamespaceCostSummaries: (call) => {
    const { query, state, params } = call;
    const window = readWindow(query, state.clock.now());
    const items = namespacesOf(call, call.body.namespace).map(([namespace, members]) => ({
      namespace,
      cost: writeNamespaceCost(state, members, { ...sharingOf(query), bucket: window }),
    }));
    const page = paginate({
      items,
      sequenceOf: (item) => items.indexOf(item),
      query,
      rules: state.pageRules,
    });
    return {
      clusterId: params.clusterId,
      items: page.items,
      nextCursor: page.nextCursor,
      count: String(page.total),
    };
  },
  getNamespaceTotalCosts: (call) => {
    const { query, state, params } = call;
    const { buckets } = readWindow(query, state.clock.now());
    const items = namespacesOf(call, call.body.namespace).map(([namespace, members]) => {
      const costs = buckets.map((bucket) => costIn(state, members, { ...sharingOf(query), bucket }));
      return {
        namespace,
        totalCost: write(costs.reduce((sum, cost) => sum + cost, 0)),
        costMetrics: buckets.map(({ start }, index) => ({
          timestamp: writeTime(start),
          totalCost: write(costs[index] ?? 0),
        })),
      };
    });
    const page = paginate({
      items,
      sequenceOf: (item) => items.indexOf(item),
      query,
      rules: state.pageRules,
    });
    return {
      clusterId: params.clusterId,
      items: page.items,
      nextCursor: page.nextCursor,
      count: String(page.total),
    };
  },
  getNamespaceCost,
};

function getNamespaceCost(call: Call<'getNamespaceCost'>): ResponseOf<'getNamespaceCost'> {
  const { query, state, params } = call;
  const [, members] =
    namespacesOf(call, undefined).find(([namespace]) => namespace === params.namespace) ?? [];
  if (members === undefined) throw notFound('namespace', params.namespace);
  const window = readWindow(query, state.clock.now());
  const sharing = sharingOf(query);
  return {
    clusterId: params.clusterId,
    namespace: params.namespace,
    costSummary: writeNamespaceCost(state, members, { ...sharing, bucket: window }),
    dailyCostItems: window.buckets.map((bucket) => ({
      timestamp: writeTime(bucket.start),
      totalCost: write(costIn(state, members, { ...sharing, bucket })),
    })),
  };
}

interface CostQuery {
  readonly useListingPrices?: boolean | undefined;
  readonly includeIdleResourceCosts?: boolean | undefined;
}

function sharingOf(query: CostQuery): Omit<Sharing, 'bucket'> {
  return { prices: pricesOf(query), includesIdle: query.includeIdleResourceCosts ?? false };
}

/** The namespaces whose name holds `part`, each with its workloads. */
function namespacesOf(
  call: ClusterCall,
  part: string | undefined,
): readonly (readonly [string, readonly Member[]])[] {
  const { clusterId } = call.params;
  const members = findContents(call)
    .workloads.toArray()
    .filter(({ namespace }) => part === undefined || namespace.includes(part))
    .map((workload) => ({ clusterId, workload }));
  return [...Map.groupBy(members, ({ workload }) => workload.namespace)];
}

function costIn(state: State, members: readonly Member[], sharing: Sharing): number {
  return totalAmounts(groupCost(state, members, sharing).amounts).cost * hoursOf(sharing.bucket);
}

function writeNamespaceCost(
  state: State,
  members: readonly Member[],
  sharing: Sharing & { readonly bucket: Bucket },
): Schemas['NamespaceCost'] {
  const { amounts } = groupCost(state, members, sharing);
  const all = totalAmounts(amounts);
  const hours = hoursOf(sharing.bucket);
  return {
    workloadCount: String(members.length),
    cpuCount: write(all.cpu),
    ramGib: write(all.ram),
    gpuCount: NONE,
    tpuCount: NONE,
    cpuCost: write(all.cpuCost * hours),
    ramCost: write(all.ramCost * hours),
    gpuCost: NONE,
    tpuCost: NONE,
    costOnDemand: write(amounts.on_demand.cost * hours),
    costSpot: write(amounts.spot.cost * hours),
    costSpotFallback: write(amounts.fallback.cost * hours),
    totalCost: write(all.cost * hours),
    storageGib: NONE,
    storageCost: NONE,
    requestedCpuHours: write(all.cpuRequested * hours),
    requestedRamGibHours: write(all.ramRequested * hours),
    requestedGpuHours: NONE,
    requestedTpuHours: NONE,
    requestedStorageGibHours: NONE,
  };
}
