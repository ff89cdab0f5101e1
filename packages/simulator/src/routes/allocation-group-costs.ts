import type { Schemas } from '@castai-bot/api';
import { type OwnCall, ownContents } from '../behaviour/find-organization.ts';
import { allocationMembers } from '../costs/allocation-members.ts';
import { type Amounts, pricesOf, totalAmounts } from '../costs/amounts.ts';
import { groupCost, type Member } from '../costs/grouped-cost.ts';
import { type Bucket, hoursOf, readWindow, type Window } from '../costs/window.ts';
import { writeTime } from '../time/write-time.ts';
import { type Sharing, shareCosts, type WorkloadAmounts } from '../costs/workload-cost.ts';
import { writeEfficiency, writeWorkloadEfficiency } from '../costs/workload-efficiency.ts';
import { NONE, triple, write } from '../costs/write.ts';
import { paginate } from '../http/paginate.ts';
import type { Handlers } from '../http/route.ts';
import type { Identified } from '../world/world.ts';

type Group = Identified<Schemas['AllocationGroup']>;

interface ReportCall extends OwnCall {
  readonly query: {
    readonly startTime: string;
    readonly endTime: string;
    readonly clusterIds?: string[] | undefined;
    readonly groupId?: string | undefined;
    readonly useListingPrices?: boolean | undefined;
    readonly includeIdleResourceCosts?: boolean | undefined;
  };
}

export const allocationGroupCostHandlers: Handlers = {
  getAllocationGroupCostSummaries: (call) => {
    const window = windowOf(call);
    return {
      items: groupsOf(call, call.query.groupId).map((group) => ({
        ...nameOf(group),
        summary: writeSummary(call, membersOf(call, group), window),
        versions: [],
      })),
    };
  },
  getAllocationGroupCosts: (call) => {
    const { buckets } = windowOf(call);
    return {
      items: groupsOf(call, call.query.groupId).map((group) => ({
        ...nameOf(group),
        items: buckets.map((bucket) => ({
          timestamp: writeTime(bucket.start),
          ...writeSummary(call, membersOf(call, group), bucket),
        })),
        versions: [],
      })),
    };
  },
  getAllocationGroupTotals: (call) => {
    const { buckets } = windowOf(call);
    const groups = groupsOf(call, undefined);
    const page = paginate({
      items: groups,
      sequenceOf: (group) => groups.indexOf(group),
      query: call.query,
      rules: call.state.pageRules,
    });
    const items = page.items.map((group) => ({
      ...nameOf(group),
      items: buckets.map((bucket) => ({
        timestamp: writeTime(bucket.start),
        totalCost: write(costOf(call, membersOf(call, group), bucket).cost * hoursOf(bucket)),
      })),
      versions: [],
    }));
    return { items, nextCursor: page.nextCursor, count: String(page.total) };
  },
  getAllocationGroupWorkloadCosts: (call) => {
    const window = windowOf(call);
    const { members, ...named } = groupInPath(call);
    const items = members.map((member) => writeWorkloadCosts(call, member, window));
    const page = paginate({
      items,
      sequenceOf: (item) => items.indexOf(item),
      query: call.query,
      rules: call.state.pageRules,
    });
    return { ...named, items: page.items, nextCursor: page.nextCursor, count: String(page.total) };
  },
  getAllocationGroupWorkloadEfficiency: (call) => {
    const window = windowOf(call);
    const { members, ...named } = groupInPath(call);
    const workloads = members.map(({ clusterId, workload }) => ({
      clusterId,
      podCount: String(workload.podCount),
      totalPodCount: String(workload.podCount),
      ...writeWorkloadEfficiency(workload, shareCosts(call.state, clusterId, sharingOf(call, window))),
    }));
    const page = paginate({
      items: workloads,
      sequenceOf: (item) => workloads.indexOf(item),
      query: call.query,
      rules: call.state.pageRules,
    });
    return { ...named, workloads: page.items, nextCursor: page.nextCursor, count: String(page.total) };
  },
  getAllocationGroupEfficiencySummary: (call) => {
    const window = windowOf(call);
    const items = groupsOf(call, undefined).map((group) => writeGroupEfficiency(call, group, window));
    return {
      items,
      topItems: items.slice(0, 5).map(({ groupId, groupName, totalCostImpact }) => ({
        groupId: groupId ?? '',
        groupName: groupName ?? '',
        totalCostImpact: totalCostImpact ?? NONE,
        costImpactHistory: [],
      })),
    };
  },
};

function windowOf({ query, state }: ReportCall): Window {
  return readWindow(query, state.clock.now());
}

/** The groups that a report is about: no id means all of them. */
function groupsOf(call: ReportCall, groupId: string | undefined): readonly Group[] {
  return ownContents(call)
    .allocationGroups.toArray()
    .filter(({ id }) => groupId === undefined || id === groupId);
}

function membersOf(
  { state, caller, query }: ReportCall,
  { filter }: Pick<Group, 'filter'>,
): readonly Member[] {
  return allocationMembers(state, filter, {
    organizationId: caller.organizationId,
    clusterIds: query.clusterIds,
  });
}

function groupInPath(call: ReportCall & { readonly params: { readonly groupId: string } }): {
  readonly groupId: string;
  readonly groupName: string;
  readonly members: readonly Member[];
} {
  const { groupId } = call.params;
  const groups = groupsOf(call, groupId === '' ? undefined : groupId);
  // A workload that two groups take in is there once.
  const members = new Map(
    groups.flatMap((group) => membersOf(call, group)).map((member) => [member.workload.id, member]),
  );
  const groupName = groupId === '' ? '' : (groups[0]?.name ?? '');
  return { groupId, groupName, members: [...members.values()] };
}

function nameOf({ id, name = '' }: Group): { readonly groupId: string; readonly groupName: string } {
  return { groupId: id, groupName: name };
}

function sharingOf({ query }: ReportCall, bucket: Bucket): Sharing {
  return { bucket, prices: pricesOf(query), includesIdle: query.includeIdleResourceCosts ?? false };
}

function costOf(call: ReportCall, members: readonly Member[], bucket: Bucket): Amounts {
  return totalAmounts(groupCost(call.state, members, sharingOf(call, bucket)).amounts);
}

function writeSummary(
  call: ReportCall,
  members: readonly Member[],
  bucket: Bucket,
): Schemas['AllocationGroupCostSummariesSummary'] {
  const { amounts } = groupCost(call.state, members, sharingOf(call, bucket));
  const all = totalAmounts(amounts);
  const hours = hoursOf(bucket);
  return {
    ...triple('totalCost', amounts, ({ cost }) => cost * hours),
    ...writeQuantities(all, hours),
    requestedCpuHours: write(all.cpuRequested * hours),
    requestedRamGibHours: write(all.ramRequested * hours),
    requestedGpuHours: NONE,
    requestedTpuHours: NONE,
    requestedStorageGibHours: NONE,
    workloadCount: String(members.length),
  };
}

function writeQuantities(
  all: Amounts,
  hours: number,
): Partial<Schemas['AllocationGroupCostSummariesSummary']> {
  return {
    cpuCost: write(all.cpuCost * hours),
    cpuCount: write(all.cpu),
    ramCost: write(all.ramCost * hours),
    ramGib: write(all.ram),
    gpuCost: NONE,
    gpuCount: NONE,
    tpuCost: NONE,
    tpuCount: NONE,
  };
}

function writeWorkloadCosts(
  call: ReportCall,
  { clusterId, workload }: Member,
  window: Window,
): Schemas['AllocationGroupWorkloadCostsWorkloadItem'] {
  const share: WorkloadAmounts = shareCosts(call.state, clusterId, sharingOf(call, window)).of(workload);
  const { pods, amounts } = share;
  const hours = hoursOf(window);
  return {
    clusterId,
    namespace: workload.namespace,
    workloadName: workload.name,
    workloadType: workload.kind,
    podCount: write(pods.on_demand + pods.spot + pods.fallback),
    totalPodCount: String(workload.podCount),
    ...triple('totalCost', amounts, ({ cost }) => cost * hours),
    ...writeQuantities(totalAmounts(amounts), hours),
  };
}

function writeGroupEfficiency(
  call: ReportCall,
  group: Group,
  window: Window,
): Schemas['AllocationGroupEfficiencySummaryCostAllocationGroupItem'] {
  const members = membersOf(call, group);
  const { amounts } = groupCost(call.state, members, sharingOf(call, window));
  return {
    ...nameOf(group),
    ...writeEfficiency(amounts, hoursOf(window)),
    workloadCount: members.length,
    versions: [],
  };
}
