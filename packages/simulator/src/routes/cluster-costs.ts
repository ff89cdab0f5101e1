import type { Schemas } from '@castai-bot/api';
import { type ClusterCall, findCluster, findContents } from '../behaviour/find.ts';
import { pricesOf, totalAmounts } from '../costs/amounts.ts';
import { amountsNow, amountsOver } from '../costs/cluster-amounts.ts';
import { averageOver, type Step, writeCostPoint, writeCostTotals } from '../costs/cluster-cost.ts';
import {
  writeEfficiencyNow,
  writeEfficiencyPoint,
  writeEfficiencyTotals,
} from '../costs/cluster-efficiency.ts';
import { writeClusterSummary, writeNodesSummaries } from '../costs/cluster-summary.ts';
import { diskOfNode, storageOf } from '../costs/storage.ts';
import { hoursOf, readWindow } from '../costs/window.ts';
import { writeTime } from '../time/write-time.ts';
import { NONE, write } from '../costs/write.ts';
import type { Call, Handlers, ResponseOf } from '../http/route.ts';

/** What counts nodes: the agent in the cluster. */
const AGENT = 'DATA_SOURCE_AGENT';

export const clusterCostHandlers: Handlers = {
  getClusterCost: (call) => {
    const steps = stepsOf(call);
    return {
      clusterId: call.params.clusterId,
      items: steps.map(writeCostPoint),
      summary: writeCostTotals(steps),
    };
  },
  getClusterCostSummary: (call) => {
    const { id } = findCluster(call);
    return {
      summary: writeClusterSummary(call.state, id, pricesOf(call.query)),
      nodesSummaries: writeNodesSummaries(call.state, id),
    };
  },
  getClusterEfficiency: (call) => {
    const steps = stepsOf(call);
    const hours = steps.reduce((sum, { bucket }) => sum + hoursOf(bucket), 0);
    return {
      clusterId: call.params.clusterId,
      items: steps.map(writeEfficiencyPoint),
      summary: writeEfficiencyTotals(averageOver(steps, hours)),
      current: writeEfficiencyNow(amountsNow(call.state, call.params.clusterId, pricesOf(call.query))),
    };
  },
  getClusterResourceUsage: (call) => ({
    clusterId: call.params.clusterId,
    items: stepsOf(call).map(writeUsage),
  }),
  getClusterNodeCountHistory,
  getClusterNodesStorage: (call) => {
    const { total, requested } = diskOfNode();
    const disk = {
      allocatableBytes: total.toFixed(),
      usedBytes: '0',
      requestedBytes: requested.toFixed(),
      totalBytes: '0',
    };
    return {
      nodes: findContents(call)
        .nodes.toArray()
        .map(({ name }) => name)
        .toSorted()
        .map((nodeName) => ({ nodeName, ...disk })),
    };
  },
  getReportingCapabilities: (call) => {
    findCluster(call);
    readWindow(call.query, call.state.clock.now());
    return {
      reportingDataAvailable: true,
      reportingDataReceived: true,
      gpuDataAvailable: false,
      gpuDataReceived: false,
      gpuMetricsAvailable: false,
      gpuMetricsReceived: false,
      tpuDataAvailable: false,
      tpuDataReceived: false,
      networkDataAvailable: false,
      networkDataReceived: false,
      reliabilityMetricsDataAvailable: false,
    };
  },
  listClusterCostAnomalies: (call) => {
    readWindow(call.query, call.state.clock.now());
    return { clusterId: findCluster(call).id, anomalies: [] };
  },
};

interface ReportCall extends ClusterCall {
  readonly query: {
    readonly startTime: string;
    readonly endTime: string;
    readonly stepSeconds?: number | undefined;
    readonly useListingPrices?: boolean | undefined;
  };
}

/** Cuts the window of a cluster's report into steps with the average amounts of each. */
export function stepsOf(call: ReportCall): readonly Step[] {
  const { id } = findCluster(call);
  const prices = pricesOf(call.query);
  return readWindow(call.query, call.state.clock.now()).buckets.map((bucket) => ({
    bucket,
    amounts: amountsOver(call.state, id, { bucket, prices }),
  }));
}

/** Counts nodes by steps, called by their start; what it says of its source is of the window, not of now. */
function getClusterNodeCountHistory(
  call: Call<'getClusterNodeCountHistory'>,
): ResponseOf<'getClusterNodeCountHistory'> {
  const steps = stepsOf(call);
  const { start, end } = readWindow(call.query, call.state.clock.now());
  const collected = { lastCollectedAt: writeSecond(end), firstCollectedAt: writeSecond(start) };
  return {
    clusterId: call.params.clusterId,
    items: steps.map(({ bucket, amounts }) => ({
      timestamp: writeTime(bucket.start),
      nodeCountOnDemand: Math.round(amounts.on_demand.nodes),
      nodeCountSpot: Math.round(amounts.spot.nodes),
      nodeCountFallback: Math.round(amounts.fallback.nodes),
      nodeCountUnknown: 0,
      source: AGENT,
    })),
    sources: [{ source: AGENT, ...collected }],
    lastSnapshotAt: writeSecond(end),
  };
}

function writeSecond(time: number): string {
  return writeTime(Math.floor(time / 1000) * 1000);
}

/** Writes what there was in one step, called by its end; there are no GPUs, and of their use nothing at all is said. */
function writeUsage({ bucket, amounts }: Step): Schemas['ResourceUsageItem'] {
  const all = totalAmounts(amounts);
  const storage = storageOf(all);
  return {
    timestamp: writeTime(bucket.fullEnd),
    cpuProvisioned: write(all.cpu),
    cpuRequested: write(all.cpuRequested),
    cpuUsed: write(all.cpuUsed),
    ramProvisioned: write(all.ram),
    ramRequested: write(all.ramRequested),
    ramUsed: write(all.ramUsed),
    gpuAllocatable: NONE,
    gpuRequested: NONE,
    gpuUsed: '',
    gpuMemoryUsed: '',
    measurableGpuPodCount: '0',
    totalGpuPodCount: '0',
    tpuAllocatable: NONE,
    tpuRequested: NONE,
    storageProvisioned: write(storage.provisioned),
    storageRequested: write(storage.requested),
    storageClaimed: write(storage.claimed),
  };
}
