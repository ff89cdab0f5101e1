import type { Schemas } from '@castai-bot/api';
import { type ClusterCall, findCluster, findContents } from '../behaviour/find.ts';
import { quartersOf } from '../behaviour/quarters.ts';
import { addResources, requestsOf, type Resources, usageOf } from '../behaviour/workload-resources.ts';
import { unitPricesOf } from '../costs/unit-prices.ts';
import { writeTime } from '../time/write-time.ts';
import { Refusal } from '../http/refusal.ts';
import type { Call, Handlers } from '../http/route.ts';
import type { ClusterState } from '../state/contents.ts';
import type { Workload } from '../world/workload.ts';
import { isInstalled } from '../world/workload-autoscaler.ts';

export const workloadSummaryHandlers: Handlers = {
  getWorkloadsSummary: (call) => summarize(call),
  getWorkloadsSummaryMetrics: (call) => {
    const metric = measure(findOptimized(call).workloads.toArray());
    const quarters = quartersOf(call.query, call.state.clock.now());
    return { items: quarters.map((time) => ({ timestamp: writeTime(time), ...metric })) };
  },
  getWorkloadsAccessContext: (call) => {
    const { workloads } = findContents(call);
    const namespaces = new Set(workloads.toArray().map(({ namespace }) => namespace));
    const isOwner = !call.caller.isReadonly;
    return { isOwner, writableNamespaces: isOwner ? [...namespaces].toSorted() : [] };
  },
  listLimitRanges: (call) => none(call),
  listResourceQuotas: (call) => none(call),
  getWorkloadAutoscalerStatus: (call) => {
    return findContents(call).workloadAutoscaler.get();
  },
  getOrganizationWorkloadAutoscalerStatuses: ({ state, caller }) => ({
    clusterAgentStatuses: state.clusters
      .toArray()
      .filter(({ organizationId }) => organizationId === caller.organizationId)
      .map(({ id }) => state.of(id).workloadAutoscaler.get()),
  }),
};

/** The clusters here have no LimitRange and no ResourceQuota. */
function none(call: ClusterCall): { items: never[] } {
  findCluster(call);
  return { items: [] };
}

/** What the cluster of a request holds. @throws {Refusal} 400 where workload autoscaling was never installed */
function findOptimized(call: ClusterCall): ClusterState {
  const contents = findContents(call);
  if (isInstalled(contents.workloadAutoscaler.get())) return contents;
  throw new Refusal(400, 'castai-workload-autoscaler should be installed to enable workload optimization');
}

function summarize(call: Call<'getWorkloadsSummary'>): Schemas['WorkloadsSummary'] {
  const contents = findOptimized(call);
  const workloads = contents.workloads.toArray();
  const vertical = workloads.filter(isVertical);
  const requested = addResources(workloads.map((workload) => requestsOf(workload)));
  const original = addResources(workloads.map((workload) => requestsOf(workload, 'originalResources')));
  const recommended = addResources(workloads.map((workload) => requestsOf(workload, 'recommendation')));
  const usage = addResources(workloads.map(usageOf));
  const prices = unitPricesOf(contents.nodes.toArray());
  const price = ({ cpuCores, memoryGib }: Resources): number =>
    cpuCores * prices.cpuCore + memoryGib * prices.ramGib;
  return {
    totalCount: workloads.length,
    optimizedCount: workloads.filter((workload) => isVertical(workload) || isHorizontal(workload)).length,
    vpaOptimizedCount: vertical.length,
    hpaOptimizedCount: workloads.filter(isHorizontal).length,
    hpaVpaOptimizedCount: vertical.filter(isHorizontal).length,
    apiManagedCount: workloads.filter(({ managedBy }) => managedBy === 'API').length,
    annotationManagedCount: workloads.filter(({ managedBy }) => managedBy === 'ANNOTATIONS').length,
    requestedCpuCores: requested.cpuCores,
    requestedMemory: requested.memoryGib,
    originalRequestedCpuCores: original.cpuCores,
    originalRequestedMemoryGibs: original.memoryGib,
    recommendedCpuCores: recommended.cpuCores,
    recommendedMemory: recommended.memoryGib,
    usageCpuCores: usage.cpuCores,
    usageMemoryGibs: usage.memoryGib,
    cpuCoresDifference: requested.cpuCores - recommended.cpuCores,
    memoryDifference: requested.memoryGib - recommended.memoryGib,
    ...(call.query.includeCosts === true
      ? {
          costsPerHour: {
            requested: price(requested),
            recommended: price(recommended),
            originalRequested: price(original),
          },
        }
      : {}),
  };
}

function measure(workloads: readonly Workload[]): Omit<Schemas['WorkloadsSummaryMetric'], 'timestamp'> {
  const requested = addResources(workloads.map((workload) => requestsOf(workload)));
  const original = addResources(workloads.map((workload) => requestsOf(workload, 'originalResources')));
  const firstSeen = addResources(workloads.map((workload) => requestsOf(workload, 'firstSeenResources')));
  const recommended = addResources(workloads.map((workload) => requestsOf(workload, 'recommendation')));
  const usage = addResources(workloads.map(usageOf));
  return {
    cpuRequestCores: requested.cpuCores,
    cpuOriginalRequestCores: original.cpuCores,
    cpuFirstSeenRequestCores: firstSeen.cpuCores,
    cpuRecommendationCores: recommended.cpuCores,
    cpuUsageCores: usage.cpuCores,
    memoryRequestGibs: requested.memoryGib,
    memoryOriginalRequestGibs: original.memoryGib,
    memoryFirstSeenRequestGibs: firstSeen.memoryGib,
    memoryRecommendationGibs: recommended.memoryGib,
    memoryUsageGibs: usage.memoryGib,
  };
}

function isVertical({ workloadConfigV2 }: Workload): boolean {
  return workloadConfigV2.vpaConfig.managementOption === 'MANAGED';
}

function isHorizontal({ workloadConfigV2 }: Workload): boolean {
  return workloadConfigV2.hpaConfig.managementOption === 'MANAGED';
}
