import type { Schemas } from '@castai-bot/api';
import type { Workload } from '../world/workload.ts';
import { podNamesOf } from './pod-names.ts';

/** Lists the pods of a workload: as many as it has replicas, running, with its containers' resources. */
export function podsOf(workload: Workload): Schemas['WorkloadDetails']['pods'] {
  const { containers, updatedAt } = workload;
  return podNamesOf(workload).map((name) => ({
    name,
    status: 'RUNNING',
    updatedAt,
    isLatestRecommendation: true,
    containers: containers.map((container) => ({
      name: container.name,
      resources: container.resources ?? {},
    })),
  }));
}
