import type { Schemas } from '@castai-bot/api';
import { findCluster } from '../behaviour/find.ts';
import { type Bucket, readWindow } from '../costs/window.ts';
import { writeTime } from '../time/write-time.ts';
import { badField } from '../http/refusal.ts';
import type { Handlers } from '../http/route.ts';
import type { State } from '../state/state.ts';

type WorkloadEvent = Schemas['WorkloadEvent'];

/** What steps the reports of events take; 0 is one step for all. */
const STEPS: readonly number[] = [0, 30, 300, 600, 900, 3600, 86_400];
const EVENT_TYPES: readonly string[] = [
  'CONFIGURATION_CHANGEDV2', 'CPU_PRESSURE', 'CPU_PRESSURE_RESOLVED', 'FAILED_HELM_TEST_HOOK',
  'GPU_RECOMMENDED_REQUESTS_CHANGED', 'HPA_ALMOST_MAXED_OUT', 'HPA_MAXED_OUT', 'INVALID', 'MEMORY_PRESSURE_EVICTION',
  'NATIVE_VPA_STATE_CHANGED', 'OOM_KILL', 'RECOMMENDED_POD_COUNT_CHANGED', 'RECOMMENDED_REQUESTS_CHANGED',
  'SCALING_POLICY_ASSIGNED', 'SCALING_POLICY_CREATED', 'SCALING_POLICY_DELETED', 'SCALING_POLICY_ORDER_UPDATED',
  'SCALING_POLICY_UPDATED', 'STARTUP_FAILURE', 'SURGE', 'SYSTEM_OVERRIDE_RESET', 'SYSTEM_OVERRIDE_TRIGGERED',
  'UNBOUND_MEMORY_GROWTH',
]; // prettier-ignore
const PREFIX = 'EVENT_TYPE_';

export const eventMetricHandlers: Handlers = {
  getWorkloadEventMetrics: (call) => {
    const { id } = findCluster(call);
    return { clusterId: id, series: seriesOf(call.state, [id], call.query) };
  },
  getOrganizationWorkloadEventMetrics: (call) => {
    const { state, caller } = call;
    const own = state.clusters
      .toArray()
      .filter(({ organizationId }) => organizationId === caller.organizationId);
    return {
      series: seriesOf(
        state,
        own.map(({ id }) => id),
        call.query,
      ),
    };
  },
};

interface MetricsQuery {
  readonly startTime: string;
  readonly endTime: string;
  readonly stepSeconds?: number | undefined;
  readonly eventTypes?: readonly string[] | undefined;
  readonly groupByManagedBy?: boolean | undefined;
}

function seriesOf(
  state: State,
  clusterIds: readonly string[],
  query: MetricsQuery,
): Schemas['WorkloadEventSeries'][] {
  const { stepSeconds = 0, eventTypes = [], groupByManagedBy = false } = query;
  if (!STEPS.includes(stepSeconds)) {
    throw badField('stepSeconds', `found ${stepSeconds}, wanted one of ${STEPS.join(', ')}`);
  }
  const types = eventTypes.map((type) => type.replace(PREFIX, ''));
  const unknown = types.find((type) => !EVENT_TYPES.includes(type));
  if (unknown !== undefined)
    throw badField('eventTypes', `found "${unknown}", wanted one of ${EVENT_TYPES.join(', ')}`);
  const now = state.clock.now();
  const whole = readWindow({ ...query, stepSeconds: 86_400 }, now);
  const buckets = stepSeconds === 0 ? [whole] : readWindow(query, now).buckets;
  const events = clusterIds
    .flatMap((id) => state.of(id).workloadEvents.toArray())
    .filter(({ type }) => types.length === 0 || types.includes(type.replace(PREFIX, '')));
  const groups = Map.groupBy(events, (event) =>
    [event.type, groupByManagedBy ? managedByOf(state, event) : ''].join('/'),
  );
  return [...groups.values()].map((group) => writeSeries(state, group, { buckets, groupByManagedBy }));
}

function writeSeries(
  state: State,
  events: readonly WorkloadEvent[],
  { buckets, groupByManagedBy }: { readonly buckets: readonly Bucket[]; readonly groupByManagedBy: boolean },
): Schemas['WorkloadEventSeries'] {
  const [first] = events;
  if (first === undefined) return {};
  return {
    eventType: first.type,
    ...(groupByManagedBy ? { managedBy: managedByOf(state, first) } : {}),
    items: buckets.map((bucket) => ({
      timestamp: writeTime(bucket.start),
      eventCount: String(events.filter(({ createdAt }) => isIn(bucket, Date.parse(createdAt))).length),
      byContainer: [],
      byWorkload: [],
    })),
  };
}

function managedByOf(state: State, { clusterId, workloads = [] }: WorkloadEvent): string {
  return state.of(clusterId).workloads.get(workloads[0]?.id ?? '')?.managedBy ?? 'API';
}

function isIn({ start, end }: Bucket, time: number): boolean {
  return time >= start && time <= end;
}
