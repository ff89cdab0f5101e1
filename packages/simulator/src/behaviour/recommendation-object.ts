import type { Schemas } from '@castai-bot/api';
import type { Workload } from '../world/workload.ts';

type Quantity = NonNullable<Schemas['ContainerResources']['requests']>;

/** Writes a workload's recommendation as the object of Kubernetes that would hold it; undefined without one. */
export function recommendationObject(workload: Workload): Readonly<Record<string, unknown>> | undefined {
  const { containers, group, version, kind, name, namespace } = workload;
  const recommended = containers.flatMap(({ name: containerName, recommendation }) => {
    if (recommendation === null || recommendation === undefined) return [];
    const { requests, limits } = recommendation;
    return [{ containerName, requests: writeQuantity(requests), limits: writeQuantity(limits) }];
  });
  if (recommended.length === 0) return undefined;
  return {
    apiVersion: 'autoscaling.cast.ai/v1',
    kind: 'Recommendation',
    metadata: { name: `${name}-${kind.toLowerCase()}`, namespace },
    spec: {
      targetRef: { apiVersion: group === '' ? version : `${group}/${version}`, kind, name },
      recommendation: recommended,
    },
  };
}

/** In the words of Kubernetes: millicores and MiB. */
function writeQuantity(quantity: Quantity | null | undefined): Readonly<Record<string, string>> {
  const { cpuCores, memoryGib } = quantity ?? {};
  return {
    ...(typeof cpuCores === 'number' ? { cpu: `${Math.round(cpuCores * 1000)}m` } : {}),
    ...(typeof memoryGib === 'number' ? { memory: `${Math.round(memoryGib * 1024)}Mi` } : {}),
  };
}
