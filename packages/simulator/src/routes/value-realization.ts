import type { Schemas } from '@castai-bot/api';
import { findCluster, findContents } from '../behaviour/find.ts';
import { clustersOfPath } from '../behaviour/find-organization.ts';
import { isPinned } from '../pods/node-problems.ts';
import { pricesOf } from '../costs/amounts.ts';
import { type Bucket, hoursOf, readWindow } from '../costs/window.ts';
import { PageNotFound } from '../http/page-not-found.ts';
import type { Call, Handlers, ResponseOf } from '../http/route.ts';
import type { State } from '../state/state.ts';
import { writeSecond, writeTime } from '../time/write-time.ts';
import { baselineOf } from '../value/baseline.ts';
import { calendarSteps } from '../value/calendar-steps.ts';
import { optimizesWorkloads, writeWorkloadOptimization } from '../value/managed-workloads.ts';
import { addValues, realizedValueOf } from '../value/realized-value.ts';
import { writeNodes, writeValue } from '../value/write-value.ts';
import type { Cluster } from '../world/cluster.ts';

const DAY_MS = 86_400_000;

export const valueRealizationHandlers: Handlers = {
  runValueRealizationReport: (call) => {
    const { state, query, body } = call;
    const bucket = readWindow(query, state.clock.now());
    const report = { bucket, prices: pricesOf(query) };
    const items = clustersOfPath(call)
      .filter(({ id }) => body.clusterIds?.includes(id) ?? true)
      .flatMap((cluster) => {
        const value = realizedValueOf(state, cluster, report);
        if (value === undefined) return [];
        return [{ ...writeAdoption(state, cluster), ...writeValue(value) }];
      });
    return { items, nextPageCursor: '' };
  },
  runValueRealizationTimelineReport,
  getClusterBaseline: (call) => {
    clustersOfPath(call);
    const baseline = baselineOf(findCluster(call));
    if (baseline?.type !== 'CLUSTER_HISTORY') throw new PageNotFound();
    return {
      cpuOverprovisioningFactor: baseline.cpuFactor,
      memoryOverprovisioningFactor: baseline.memoryFactor,
      costPerCpuCoreHourly: baseline.pricePerCore,
      costPerMemoryGibHourly: baseline.pricePerGib,
      baselinePeriodStartTime: writeSecond(baseline.start),
      baselinePeriodEndTime: writeTime(baseline.end),
      baselineType: baseline.type,
      updateTime: writeTime(baseline.end + DAY_MS),
    };
  },
  listClusterRestrictions: (call) => {
    clustersOfPath(call);
    const items = findContents(call)
      .workloads.toArray()
      .filter(isPinned)
      .map(({ name, kind, namespace }) => ({
        resource: { resourceName: name, resourceKind: kind, resourceNamespace: namespace },
        restrictionIds: ['removal-disabled'],
      }));
    return { items, totalCount: items.length };
  },
};

/** Tells of all clusters together, by days or months, which are called by their start. */
function runValueRealizationTimelineReport(
  call: Call<'runValueRealizationTimelineReport'>,
): ResponseOf<'runValueRealizationTimelineReport'> {
  const { state, query, body } = call;
  const filter = state.guesses.filtersTimeline ? body.clusterIds : undefined;
  const clusters = clustersOfPath(call).filter(({ id }) => filter?.includes(id) ?? true);
  const prices = pricesOf(query);
  const window = readWindow(query, state.clock.now());
  const measure = (bucket: Bucket): ReturnType<typeof addValues> | undefined => {
    const values = clusters.flatMap((cluster) => realizedValueOf(state, cluster, { bucket, prices }) ?? []);
    return values.length === 0 ? undefined : addValues(values, hoursOf(bucket));
  };
  const optimization = (bucket: Bucket): Schemas['RealizedWorkloadOptimization'] =>
    writeWorkloadOptimization(state, clusters, { bucket, prices });
  const steps = calendarSteps(window, query.step ?? 'ONE_MONTH').flatMap((bucket) => {
    const value = measure(bucket);
    return value === undefined ? [] : [{ bucket, value }];
  });
  const all = addValues(
    steps.map(({ value }) => value),
    steps.reduce((hours, { value }) => hours + value.hours, 0),
  );
  const adoption = clusters.map((cluster) => writeAdoption(state, cluster));
  return {
    summary: {
      ...writeValue(all),
      woopAdopted: adoption.some(({ woopAdopted }) => woopAdopted),
      autoscalerAdopted: adoption.some(({ autoscalerAdopted }) => autoscalerAdopted),
      workloadOptimization: optimization(window),
      nodes: writeNodes(all),
    },
    timelineItems: steps.map(({ bucket, value }) => ({
      timestamp: writeTime(bucket.fullStart),
      ...writeValue(value),
      workloadOptimization: optimization(bucket),
      nodes: writeNodes(value),
    })),
  };
}

type Adoption = Pick<
  Schemas['ValueRealizationItem'],
  'clusterId' | 'clusterName' | 'clusterStatus' | 'baselineType' | 'woopAdopted' | 'autoscalerAdopted'
>;

function writeAdoption(state: State, cluster: Cluster): Adoption {
  return {
    clusterId: cluster.id,
    clusterName: cluster.name,
    clusterStatus: cluster.status,
    baselineType: baselineOf(cluster)?.type ?? 'BASELINE_TYPE_UNSPECIFIED',
    woopAdopted: optimizesWorkloads(state, cluster),
    autoscalerAdopted: cluster.isPhase2 === true,
  };
}
