import type { ClusterPolicies } from '../world/cluster-policies.ts';

/** What the API tells of policies that a write left out: off, and nought. */
const NOTHING = {
  enabled: false,
  isScopedMode: false,
  nodeTemplatesPartialMatchingEnabled: false,
  clusterLimits: { enabled: false, cpu: { minCores: 0, maxCores: 0 } },
  unschedulablePods: {
    enabled: false,
    customInstancesEnabled: false,
    headroom: { enabled: false, cpuPercentage: 0, memoryPercentage: 0 },
    headroomSpot: { enabled: false, cpuPercentage: 0, memoryPercentage: 0 },
    nodeConstraints: { enabled: false, minCpuCores: 0, maxCpuCores: 0, minRamMib: 0, maxRamMib: 0 },
    podPinner: { enabled: false },
  },
  spotInstances: {
    enabled: false,
    maxReclaimRate: 0,
    spotBackups: { enabled: false, spotBackupRestoreRateSeconds: 0 },
    spotDiversityEnabled: false,
    spotDiversityPriceIncreaseLimitPercent: 0,
    spotInterruptionPredictions: { enabled: false, type: 'AWSRebalanceRecommendations' },
  },
  nodeDownscaler: {
    enabled: false,
    emptyNodes: { enabled: false, delaySeconds: 0 },
    evictor: {
      enabled: false,
      dryRun: false,
      aggressiveMode: false,
      scopedMode: false,
      cycleInterval: '1m',
      nodeGracePeriodMinutes: 0,
      podEvictionFailureBackOffInterval: '5s',
      ignorePodDisruptionBudgets: false,
      cleanupKarpenterNodes: false,
      softTainting: false,
    },
  },
} satisfies ClusterPolicies;

/** Policies with every key: live answers have them all, and nothing is null. */
export function fillPolicies(wanted: ClusterPolicies): ClusterPolicies {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- every field of policies, with its own type
  return fill(NOTHING, wanted) as ClusterPolicies;
}

function fill(otherwise: unknown, wanted: unknown): unknown {
  if (wanted === undefined || wanted === null) return otherwise;
  if (!isObject(wanted) || !isObject(otherwise)) return wanted;
  const kept = Object.entries(wanted).filter(([, value]) => value !== null);
  return {
    ...otherwise,
    ...Object.fromEntries(kept.map(([name, value]) => [name, fill(otherwise[name], value)])),
  };
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
