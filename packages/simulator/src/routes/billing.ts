import type { Schemas } from '@castai-bot/api';
import type { OwnCall } from '../behaviour/find-organization.ts';
import { billedCpus, type Feature, readPeriod, usesFeature } from '../costs/platform-usage.ts';
import { writeUsageReport } from '../costs/usage-report.ts';
import { type Bucket, readWindow } from '../costs/window.ts';
import type { Handlers } from '../http/route.ts';
import type { Cluster } from '../world/cluster.ts';

const FEATURES: readonly { readonly feature: Feature; readonly displayName: string }[] = [
  { feature: 'phase2', displayName: 'Cluster autoscaling' },
  { feature: 'woop', displayName: 'Workload autoscaling' },
];
const UNIT = 'CPU';

export const billingHandlers: Handlers = {
  getPlatformUsageDetail: (call) => {
    const usage = usageOf(call);
    return {
      detail: writeDetail(
        clustersOf(call, call.caller.organizationId)
          .filter((cluster) => usesFeature(call.state, cluster, usage.feature))
          .map((cluster) => ({
            entityId: cluster.id,
            entityName: cluster.name,
            usage: billedCpus(call.state, cluster, usage),
          })),
      ),
    };
  },
  getEnterprisePlatformUsageDetail: (call) => {
    const { state, caller } = call;
    const usage = usageOf(call);
    const children = state.organizations
      .toArray()
      .filter(({ parentId }) => parentId === caller.keyOrganizationId);
    return {
      detail: writeDetail(
        children.map(({ id, name }) => ({
          entityId: id,
          entityName: name,
          usage: clustersOf(call, id).reduce((sum, cluster) => sum + billedCpus(state, cluster, usage), 0),
        })),
      ),
    };
  },
  getPlatformUsageReport: (call) => {
    const now = call.state.clock.now();
    const today = new Date(now);
    const period = { start: Date.UTC(today.getUTCFullYear(), today.getUTCMonth()), end: now };
    const clusters = clustersOf(call, call.caller.organizationId);
    return {
      features: FEATURES.map(({ feature, displayName }) => ({
        feature,
        displayName,
        usage: clusters.reduce(
          (sum, cluster) => sum + billedCpus(call.state, cluster, { feature, period }),
          0,
        ),
        unit: UNIT,
        creditsApplied: 0,
        freeOfCharge: { isFreeOfCharge: false },
      })),
    };
  },
  getUsageReport: (call) => {
    const { query, state } = call;
    const times = { startTime: query['period.from'], endTime: query['period.to'] };
    const window = readWindow(times, state.clock.now());
    const whole = { start: window.start, end: Date.parse(times.endTime) };
    const clusters = clustersOf(call, call.caller.organizationId);
    return writeUsageReport(
      state,
      clusters.filter((cluster) => usesFeature(state, cluster, 'phase2')),
      { window, whole },
    );
  },
};

function clustersOf({ state }: OwnCall, organizationId: string): readonly Cluster[] {
  return state.clusters.toArray().filter((cluster) => cluster.organizationId === organizationId);
}

function usageOf({
  query,
  state,
}: OwnCall & {
  readonly query: {
    readonly 'period.from': string;
    readonly 'period.to': string;
    readonly feature: Feature;
  };
}): { readonly feature: Feature; readonly period: Bucket } {
  const { 'period.from': from, 'period.to': to, feature } = query;
  return { feature, period: readPeriod({ from, to }, state.clock.now()) };
}

function writeDetail(
  entities: readonly { readonly entityId: string; readonly entityName: string; readonly usage: number }[],
): Schemas['PlatformUsageDetail'] {
  return {
    totalUsage: entities.reduce((sum, { usage }) => sum + usage, 0),
    entities: entities.map((entity) => ({ ...entity, unit: UNIT })),
  };
}
