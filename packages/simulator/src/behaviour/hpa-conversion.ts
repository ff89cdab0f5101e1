import type { Schemas } from '@castai-bot/api';
import type { Workload } from '../world/workload.ts';

type Metric = Schemas['MetricSpec'];

const CONVERTER = 'AVERAGE_VALUE_FROM_ORIGINAL_REQUESTS';

/**
 * Works out what a HorizontalPodAutoscaler would be if it aimed at an average value in place of a share of the requests,
 * which workload autoscaling changes: the share of what was once requested.
 */
export function convertHPA(spec: Schemas['HPASpec'], workload: Workload): Schemas['HPAConversion'] {
  const { metrics = [] } = spec;
  const utilization = metrics.filter(({ resource }) => resource?.target.type === 'UTILIZATION');
  if (metrics.length === 0) return { converterType: CONVERTER, status: 'NO_METRICS' };
  if (utilization.length === 0) return { converterType: CONVERTER, status: 'ALREADY_AVERAGE' };
  const requested = originalOf(workload);
  if (requested === 0) return { converterType: CONVERTER, status: 'MISSING_REQUESTS' };
  return {
    converterType: CONVERTER,
    status: 'CONVERTED',
    converted: { ...spec, metrics: metrics.map((metric) => convert(metric, requested)) },
  };
}

/** The cores that a pod once requested. */
function originalOf({ containers }: Workload): number {
  return containers.reduce(
    (sum, { originalResources, resources }) =>
      sum + ((originalResources ?? resources)?.requests?.cpuCores ?? 0),
    0,
  );
}

function convert(metric: Metric, requestedCores: number): Metric {
  const { resource } = metric;
  if (resource?.target.type !== 'UTILIZATION') return metric;
  const milli = Math.round(requestedCores * Number(resource.target.value) * 10);
  return { ...metric, resource: { ...resource, target: { type: 'AVERAGE_VALUE', value: `${milli}m` } } };
}
