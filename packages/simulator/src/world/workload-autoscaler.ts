import type { Schemas } from '@castai-bot/api';
import type { Cluster } from './cluster.ts';

type WorkloadAutoscalerStatus = Schemas['WorkloadAutoscalerStatus'];

/** Makes the component of workload autoscaling of a cluster: it runs where the agent does, if it was installed. */
export function makeWorkloadAutoscaler(
  { id, agentStatus, createdAt, agentSnapshotReceivedAt }: Cluster,
  { isInstalled }: { readonly isInstalled: boolean },
): WorkloadAutoscalerStatus {
  const shared = {
    clusterId: id,
    castAgentCurrentVersion: 'v0.120.0',
    latestVersion: 'v0.66.0',
    hpaConvertersSupportedFromVersion: 'v0.60.0',
    hpaSupportedFromCastAgentVersion: 'v0.100.0',
    nativeHpaSupportedFromVersion: 'v0.50.0',
    scopedRecommendationsSupportedFromVersion: 'v0.62.0',
    resourceQuotasAffectingOptimization: false,
    inPlaceResizeEnabled: false,
    psiMetricsSupported: false,
    updatedAt: agentSnapshotReceivedAt ?? createdAt ?? '',
  };
  if (!isInstalled) {
    return {
      ...shared,
      status: 'AGENT_STATUS_UNKNOWN',
      currentVersion: null,
      workloadAutoscalerReplicaCount: 0,
    };
  }
  return {
    ...shared,
    status: agentStatus === 'online' ? 'AGENT_STATUS_RUNNING' : 'AGENT_STATUS_UNKNOWN',
    currentVersion: 'v0.66.0',
    installedAt: createdAt ?? null,
    workloadAutoscalerReplicaCount: 2,
  };
}

/** Whether the component was ever installed. */
export function isInstalled({ installedAt }: WorkloadAutoscalerStatus): boolean {
  return installedAt !== undefined && installedAt !== null;
}
