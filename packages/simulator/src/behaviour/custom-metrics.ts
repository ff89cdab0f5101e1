import type { Schemas } from '@castai-bot/api';
import { badField, Refusal } from '../http/refusal.ts';
import type { ClusterState } from '../state/contents.ts';
import type { State } from '../state/state.ts';
import { isInstalled } from '../world/workload-autoscaler.ts';

type Source = Schemas['CustomMetricsDataSource'];
type Resolved = NonNullable<NonNullable<Schemas['PrometheusMetrics']['metrics']>['resolved']>;

const LONGEST_NAME = 63;
/** What each preset measures; which metrics CAST AI's have is not known. */
const PRESETS: Readonly<Record<string, readonly (readonly [name: string, query: string])[]>> = {
  jvm: [
    ['jvm_heap_used_bytes', 'sum(jvm_memory_used_bytes{area="heap"}) by (namespace, pod)'],
    ['jvm_heap_max_bytes', 'sum(jvm_memory_max_bytes{area="heap"}) by (namespace, pod)'],
  ],
};

/** Refuses a name that nothing can have. @throws {Refusal} 400 by its length, 409 when it is taken */
export function requireSourceName(contents: ClusterState, name: string, id?: string): void {
  if (name.length < 1 || name.length > LONGEST_NAME) {
    throw badField('name', `found ${name.length} characters, wanted 1 to ${LONGEST_NAME}`);
  }
  const taken = contents.customMetricsDataSources.find((source) => source.name === name && source.id !== id);
  if (taken !== undefined) throw new Refusal(409, `custom metrics data source "${name}" already exists`);
}

/** What a source measures, with the metrics that its presets stand for. @throws {Refusal} 400 */
export function readSourceData({ prometheus }: Schemas['CustomMetricsInput']): Source['data'] {
  if (prometheus === undefined) throw badField('data.prometheus', 'value is required');
  const { dataSource, metrics } = prometheus;
  if (!/^https?:\/\//.test(dataSource.url)) {
    throw badField(
      'data.prometheus.dataSource.url',
      `found "${dataSource.url}", wanted an address of http or https`,
    );
  }
  if (metrics === undefined) return { prometheus: { dataSource } };
  const { presets, manual = [] } = metrics;
  const resolved = [...(presets ?? []).flatMap(resolvePreset), ...manual.map(toMetric)];
  return {
    prometheus: {
      dataSource,
      metrics: { ...(presets === undefined ? {} : { presets }), resolved: groupByName(resolved) },
    },
  };
}

/** Lets a source connect, which takes the workload autoscaler in the cluster. */
export function connectSource(state: State, clusterId: string, id: string): void {
  state.clock.schedule(state.clock.now() + state.durations.connect, () => {
    const { customMetricsDataSources, workloadAutoscaler } = state.of(clusterId);
    const source = customMetricsDataSources.get(id);
    const isOnline = state.clusters.get(clusterId)?.agentStatus === 'online';
    if (source?.status !== 'CONNECTING' || !isOnline || !isInstalled(workloadAutoscaler.get())) return;
    customMetricsDataSources.put({ ...source, status: 'CONNECTED', syncedAt: state.timestamp() });
  });
}

function resolvePreset(preset: string): Resolved {
  const metrics = new Map(Object.entries(PRESETS)).get(preset);
  if (metrics === undefined) {
    const wanted = Object.keys(PRESETS).join(', ');
    throw badField('data.prometheus.metrics.presets', `found "${preset}", wanted ${wanted}`);
  }
  return metrics.map(([name, value]) => ({ name, queries: [{ origin: 'PRESET', value }] }));
}

function toMetric({ name, query: value }: Schemas['PrometheusMetricInput']): Resolved[number] {
  return { name, queries: [{ origin: 'MANUAL', value }] };
}

/** One metric of a name, with all its queries. */
function groupByName(metrics: Resolved): Resolved {
  const names = [...new Set(metrics.map(({ name }) => name))];
  return names.map((name) => ({
    name,
    queries: metrics.filter((metric) => metric.name === name).flatMap(({ queries }) => queries),
  }));
}
