import type { Schemas } from '@castai-bot/api';
import type { Random } from './random.ts';

/** The autoscaler policies of a cluster as the API answers them. */
export type ClusterPolicies = Schemas['ClusterPolicies'];

/** Makes the policies of a generated cluster: the autoscaler on, the evictor installed and off. */
export function makeClusterPolicies(random: Random): ClusterPolicies {
  return {
    enabled: true,
    isScopedMode: false,
    nodeTemplatesPartialMatchingEnabled: false,
    defaultNodeTemplateVersion: String(random.int(1, 40)),
    clusterLimits: { enabled: true, cpu: { minCores: 1, maxCores: random.pick([64, 200, 400]) } },
    unschedulablePods: {
      enabled: true,
      customInstancesEnabled: false,
      diskGibToCpuRatio: 5,
      headroom: { enabled: false, cpuPercentage: 10, memoryPercentage: 10 },
      headroomSpot: { enabled: false, cpuPercentage: 10, memoryPercentage: 10 },
      nodeConstraints: {
        enabled: false,
        minCpuCores: 2,
        maxCpuCores: 32,
        minRamMib: 4096,
        maxRamMib: 262_144,
      },
      podPinner: { enabled: true, status: 'PodPinnerStatus_Compatible' },
    },
    spotInstances: {
      enabled: true,
      maxReclaimRate: 0,
      spotBackups: { enabled: true, spotBackupRestoreRateSeconds: 1800 },
      spotDiversityEnabled: false,
      spotDiversityPriceIncreaseLimitPercent: 20,
      spotInterruptionPredictions: { enabled: false, type: 'CASTAIInterruptionPredictions' },
    },
    nodeDownscaler: {
      enabled: true,
      emptyNodes: { enabled: true, delaySeconds: 180 },
      evictor: {
        enabled: false,
        dryRun: false,
        aggressiveMode: false,
        scopedMode: false,
        cycleInterval: '5m0s',
        nodeGracePeriodMinutes: 5,
        podEvictionFailureBackOffInterval: '5s',
        ignorePodDisruptionBudgets: false,
        status: 'Compatible',
      },
    },
  };
}
