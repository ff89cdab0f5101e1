import type { Schemas } from '@castai-bot/api';
import type { Cluster } from './cluster.ts';
import type { Random } from './random.ts';

/** The autoscaler policies of a cluster as the API answers them. */
export type ClusterPolicies = Schemas['ClusterPolicies'];

/**
 * Makes the policies of a generated cluster: the autoscaler on, the evictor installed and off. In a cluster that CAST AI
 * only reads the autoscaler is off, and the evictor that runs there is not CAST AI's to manage.
 */
export function makeClusterPolicies(random: Random, cluster: Cluster): ClusterPolicies {
  const isManaged = cluster.isPhase2 === true;
  return {
    enabled: isManaged,
    isScopedMode: false,
    nodeTemplatesPartialMatchingEnabled: false,
    defaultNodeTemplateVersion: String(random.int(1, 40)),
    clusterLimits: { enabled: true, cpu: { minCores: 1, maxCores: random.pick([64, 200, 400]) } },
    unschedulablePods: {
      enabled: true,
      customInstancesEnabled: false,
      headroom: { enabled: false, cpuPercentage: 10, memoryPercentage: 10 },
      headroomSpot: { enabled: false, cpuPercentage: 10, memoryPercentage: 10 },
      nodeConstraints: {
        enabled: false,
        minCpuCores: 2,
        maxCpuCores: 32,
        minRamMib: 4096,
        maxRamMib: 262_144,
      },
      podPinner: {
        enabled: isManaged,
        status: isManaged ? 'PodPinnerStatus_Compatible' : 'PodPinnerStatus_Missing',
      },
    },
    spotInstances: {
      enabled: true,
      maxReclaimRate: 0,
      spotBackups: { enabled: true, spotBackupRestoreRateSeconds: 1800 },
      spotDiversityEnabled: false,
      spotDiversityPriceIncreaseLimitPercent: 20,
      spotInterruptionPredictions: {
        enabled: false,
        type: cluster.eks === undefined ? 'CASTAIInterruptionPredictions' : 'AWSRebalanceRecommendations',
      },
    },
    nodeDownscaler: {
      enabled: true,
      emptyNodes: { enabled: true, delaySeconds: 180 },
      evictor: {
        enabled: !isManaged,
        dryRun: false,
        aggressiveMode: false,
        scopedMode: false,
        cycleInterval: '1m',
        nodeGracePeriodMinutes: 5,
        podEvictionFailureBackOffInterval: '5s',
        ignorePodDisruptionBudgets: false,
        cleanupKarpenterNodes: false,
        softTainting: false,
        allowed: isManaged,
        status: isManaged ? 'Compatible' : 'Incompatible',
      },
    },
  };
}
