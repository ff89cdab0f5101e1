import type { Schemas } from '@castai-bot/api';
import type { Workload } from '../world/workload.ts';

/** Lists the pods of a workload: as many as it has replicas, running, with its containers' resources. */
export function podsOf({
  name,
  podCount,
  containers,
  updatedAt,
}: Workload): Schemas['WorkloadDetails']['pods'] {
  return Array.from({ length: podCount }, (_, index) => ({
    name: `${name}-${index}`,
    status: 'RUNNING',
    updatedAt,
    isLatestRecommendation: true,
    containers: containers.map((container) => ({
      name: container.name,
      resources: container.resources ?? {},
    })),
  }));
}
