import type { Schemas } from '@castai-bot/api';
import { type ClusterCall, findCluster, findContents } from '../behaviour/find.ts';
import { quartersOf } from '../behaviour/quarters.ts';
import { addResources, requestsOf, type Resources, usageOf } from '../behaviour/workload-resources.ts';
import { unitPricesOf } from '../costs/unit-prices.ts';
import { writeTime } from '../time/write-time.ts';
import type { Call, Handlers } from '../http/route.ts';
import type { State } from '../state/state.ts';
import type { Workload } from '../world/workload.ts';

export const workloadSummaryHandlers: Handlers = {
  getWorkloadsSummary: (call) => summarize(call),
  getWorkloadsSummaryMetrics: (call) => {
    const metric = measure(findContents(call).workloads.toArray());
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
    findContents(call);
    return componentStatus(call.state, call.params.clusterId);
  },
  getOrganizationWorkloadAutoscalerStatuses: ({ state, caller }) => ({
    clusterAgentStatuses: state.clusters
      .toArray()
      .filter(({ organizationId }) => organizationId === caller.organizationId)
      .map(({ id }) => componentStatus(state, id)),
  }),
};

/** The clusters here have no LimitRange and no ResourceQuota. */
function none(call: ClusterCall): { items: never[] } {
  findCluster(call);
  return { items: [] };
}

function summarize(call: Call<'getWorkloadsSummary'>): Schemas['WorkloadsSummary'] {
  const contents = findContents(call);
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

function componentStatus(state: State, clusterId: string): Schemas['WorkloadAutoscalerStatus'] {
  const cluster = state.clusters.get(clusterId);
  return {
    clusterId,
    status: cluster?.agentStatus === 'online' ? 'AGENT_STATUS_RUNNING' : 'AGENT_STATUS_UNKNOWN',
    castAgentCurrentVersion: 'v0.120.0',
    currentVersion: 'v0.66.0',
    latestVersion: 'v0.66.0',
    hpaConvertersSupportedFromVersion: 'v0.60.0',
    hpaSupportedFromCastAgentVersion: 'v0.100.0',
    nativeHpaSupportedFromVersion: 'v0.50.0',
    scopedRecommendationsSupportedFromVersion: 'v0.62.0',
    resourceQuotasAffectingOptimization: false,
    inPlaceResizeEnabled: false,
    psiMetricsSupported: false,
    installedAt: cluster?.createdAt ?? null,
    updatedAt: cluster?.agentSnapshotReceivedAt ?? state.timestamp(),
    workloadAutoscalerReplicaCount: 2,
  };
}
