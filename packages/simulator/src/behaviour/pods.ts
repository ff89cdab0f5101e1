import type { Schemas } from '@castai-bot/api';
import type { Workload } from '../world/workload.ts';
import { podNamesOf } from './pod-names.ts';

/** Lists the pods of a workload: as many as it has replicas, running but for the last `waiting`, with its containers' resources. */
export function podsOf(workload: Workload, waiting: number): Schemas['WorkloadDetails']['pods'] {
  const { containers, updatedAt, podCount } = workload;
  return podNamesOf(workload).map((name, index) => ({
    name,
    status: index < podCount - waiting ? 'RUNNING' : 'PENDING',
    updatedAt,
    isLatestRecommendation: true,
    containers: containers.map((container) => ({
      name: container.name,
      resources: container.resources ?? {},
    })),
  }));
}
