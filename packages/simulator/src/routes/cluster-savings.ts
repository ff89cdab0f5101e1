import { findCluster, findContents } from '../behaviour/find.ts';
import { addResources, requestsOf, type Resources } from '../behaviour/workload-resources.ts';
import { type ByLifecycle, pricesOf, totalAmounts } from '../costs/amounts.ts';
import { amountsNow } from '../costs/cluster-amounts.ts';
import { writeEstimatedSavings } from '../costs/estimated-savings.ts';
import { writeSavingsHistory } from '../costs/savings-history.ts';
import { costDetailsOf } from '../costs/savings.ts';
import { writeTemplateUsage } from '../costs/template-usage.ts';
import { hoursOf, readWindow } from '../costs/window.ts';
import { writeTime } from '../time/write-time.ts';
import { NONE, write } from '../costs/write.ts';
import { Refusal } from '../http/refusal.ts';
import type { Call, Handlers, ResponseOf } from '../http/route.ts';
import type { Cluster } from '../world/cluster.ts';
import { createRandom, shuffle } from '../world/random.ts';
import { stepsOf } from './cluster-costs.ts';

const BYTES_PER_GIB = 1_073_741_824;
const HOUR_SECONDS = 3600;

export const clusterSavingsHandlers: Handlers = {
  getClusterSavings,
  getClusterEstimatedSavings: (call) => writeEstimatedSavings(call.state, findCluster(call)),
  getClusterEstimatedSavingsHistory: (call) => {
    const { state, query } = call;
    const cluster = findCluster(call);
    const window = { startTime: query.fromDate, endTime: query.toDate, stepSeconds: HOUR_SECONDS };
    const { buckets } = readWindow(window, state.clock.now());
    const prices = pricesOf(query);
    return { clusterId: cluster.id, items: writeSavingsHistory(state, cluster, { buckets, prices }) };
  },
  getClusterRightsizingSummary,
  getClusterCostOverview: (call) => {
    const { state } = call;
    const cluster = findCluster(call);
    readWindow(call.query, state.clock.now());
    const all = totalAmounts(amountsNow(state, cluster.id, pricesOf(call.query)));
    return {
      clusterId: cluster.id,
      clusterName: cluster.name,
      provider: cluster.providerType ?? 'unknown',
      region: cluster.region?.name ?? 'unknown',
      kubernetesVersion: cluster.kubernetesVersion ?? 'unknown',
      lastSnapshotAt: cluster.agentSnapshotReceivedAt ?? state.timestamp(),
      status: cluster.status,
      state: stateOf(cluster),
      cpuProvisioned: write(all.cpu),
      cpuRequested: write(all.cpuRequested),
      ramProvisioned: write(all.ram),
      ramRequested: write(all.ramRequested),
      avgCpuUtilization: write(all.cpu === 0 ? 0 : all.cpuUsed / all.cpu),
      avgRamUtilization: write(all.ram === 0 ? 0 : all.ramUsed / all.ram),
      costHourly: write(all.cost),
      optimalCostHourly: write(costDetailsOf(state, cluster, 'asIs').costPerHour),
    };
  },
  getNodeTemplateUsage: (call) => {
    const contents = findContents(call);
    return {
      nodeTemplates: contents.nodeTemplates.toArray().map(({ name }) => {
        const nodes = contents.nodes
          .toArray()
          .filter(({ labels }) => labels['scheduling.cast.ai/node-template'] === name);
        return writeTemplateUsage(name, nodes);
      }),
    };
  },
};

function stateOf({ agentStatus, status, isPhase2 }: Cluster): string {
  if (agentStatus !== 'online') return 'CLUSTER_STATE_DISCONNECTED';
  if (status === 'failed') return 'CLUSTER_STATE_FAILED';
  return isPhase2 === true ? 'CLUSTER_STATE_OPTIMIZED' : 'CLUSTER_STATE_READ_ONLY';
}

/** Tells what was saved in each step, called by its end; the steps are in no order, as the live API's are. */
function getClusterSavings(call: Call<'getClusterSavings'>): ResponseOf<'getClusterSavings'> {
  const cluster = findCluster(call);
  if (cluster.isPhase2 !== true) {
    const what = `this API is not available for cluster "${cluster.id}"`;
    throw new Refusal(400, `${what}: cluster is read-only`);
  }
  const steps = stepsOf(call);
  const sum = (read: (amounts: ByLifecycle) => number): number =>
    steps.reduce((total, { bucket, amounts }) => total + read(amounts) * hoursOf(bucket), 0);
  const items = steps.map(({ bucket, amounts }) => ({
    timestamp: writeTime(bucket.fullEnd),
    downscalingSavings: NONE,
    spotSavings: write(amounts.spot.saved * hoursOf(bucket)),
  }));
  return {
    clusterId: cluster.id,
    items: shuffle(createRandom(0, 'savings', cluster.id, items.length), items),
    summary: {
      totalCost: write(sum(({ on_demand: onDemand }) => onDemand.cost)),
      totalSavings: write(sum(({ spot }) => spot.saved)),
    },
  };
}

function getClusterRightsizingSummary(
  call: Call<'getClusterRightsizingSummary'>,
): ResponseOf<'getClusterRightsizingSummary'> {
  const workloads = findContents(call).workloads.toArray();
  const requested = addResources(workloads.map((workload) => requestsOf(workload)));
  const recommended = addResources(workloads.map((workload) => requestsOf(workload, 'recommendation')));
  const share = (read: (resources: Resources) => number): number =>
    read(requested) === 0 ? 1 : Math.min(1, read(recommended) / read(requested));
  const cpu = share(({ cpuCores }) => cpuCores);
  const memory = share(({ memoryGib }) => memoryGib);
  return {
    rightsizingRecommendation: {
      summary: {
        cpuCoresDifference: requested.cpuCores - recommended.cpuCores,
        ramBytesDifference: (requested.memoryGib - recommended.memoryGib) * BYTES_PER_GIB,
        efficiency: write((cpu + memory) / 2),
        cpuEfficiency: write(cpu),
        memoryEfficiency: write(memory),
      },
    },
  };
}
