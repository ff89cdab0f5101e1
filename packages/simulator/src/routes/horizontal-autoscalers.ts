import type { Schemas } from '@castai-bot/api';
import { findContents, found } from '../behaviour/find.ts';
import { convertHPA } from '../behaviour/hpa-conversion.ts';
import { recommendationObject } from '../behaviour/recommendation-object.ts';
import { notFound } from '../http/refusal.ts';
import type { Call, Handlers } from '../http/route.ts';
import type { Workload } from '../world/workload.ts';

export const horizontalAutoscalerHandlers: Handlers = {
  getWorkloadRecommendationManifest: (call) => {
    const { workloadId } = call.params;
    const workload = found(findContents(call).workloads.get(workloadId), {
      kind: 'workload',
      id: workloadId,
    });
    const object = recommendationObject(workload);
    if (object === undefined) throw notFound('recommendation of workload', workloadId);
    const { id, clusterId, organizationId, name, namespace } = workload;
    return { id, clusterId, organizationId, name, namespace, object };
  },
  analyzeHPAs: (call) => ({
    items: findContents(call)
      .workloads.toArray()
      .filter((workload) => isWanted(workload, call.query))
      .flatMap((workload) => writeHPA(workload, call.query.includeConversion !== undefined) ?? []),
  }),
};

function isWanted(workload: Workload, query: Call<'analyzeHPAs'>['query']): boolean {
  const { hpaConfig } = workload.workloadConfigV2;
  const filters: readonly (readonly [wanted: readonly string[] | undefined, value: string])[] = [
    [query.workloadNames, workload.name],
    [query.namespaces, workload.namespace],
    [query.kinds, workload.kind],
    [query.scalingPolicyNames, workload.scalingPolicyName],
    [query.managementOptions, hpaConfig.managementOption ?? 'UNDEFINED'],
  ];
  return filters.every(([wanted, value]) => wanted?.includes(value) ?? true);
}

/** The autoscaler of a workload that has one. */
function writeHPA(workload: Workload, isConverted: boolean): Schemas['ClusterHPA'] | undefined {
  const config = workload.hpaState?.v2Config;
  if (config === undefined) return undefined;
  const { managementOption, minReplicas, maxReplicas, metrics, behavior } = config;
  const isManaged = managementOption === 'MANAGED';
  const original = {
    managedByCastai: false,
    minReplicas,
    maxReplicas,
    ...(metrics === undefined ? {} : { metrics }),
    ...(behavior === undefined ? {} : { behavior }),
  };
  return {
    name: workload.name,
    namespace: workload.namespace,
    original,
    inCluster: { ...original, managedByCastai: isManaged },
    management: {
      mode: isManaged ? 'MODE_MANAGED' : 'MODE_UNMANAGED',
      source: isManaged ? 'SOURCE_SCALING_POLICY' : 'SOURCE_UNSPECIFIED',
    },
    owner: { type: isManaged ? 'TYPE_CASTAI' : 'TYPE_STANDALONE' },
    workload: writeTarget(workload),
    ...(isConverted ? { conversion: convertHPA(original, workload) } : {}),
  };
}

function writeTarget(workload: Workload): Schemas['HPATarget'] {
  const { id, name, namespace, kind, group, version, isCustom, containers } = workload;
  const { createdAt, updatedAt, podCount, scalingPolicyId, scalingPolicyName } = workload;
  const identity = { id, name, namespace, kind, group, version, isCustom, createdAt, updatedAt };
  return { ...identity, containers, runningPods: podCount, scalingPolicyId, scalingPolicyName };
}
