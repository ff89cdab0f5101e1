import type { NodeTemplate } from './node-template.ts';

/** What the API tells of constraints that nobody set: off, nought, and none. */
const CONSTRAINTS = {
  maxCpu: 0,
  spot: false,
  onDemand: true,
  useSpotFallbacks: false,
  fallbackRestoreRateSeconds: 0,
  enableSpotDiversity: false,
  spotDiversityPriceIncreaseLimitPercent: 0,
  enableSpotReliability: false,
  spotReliabilityPriceIncreaseLimitPercent: 0,
  spotInterruptionPredictionsEnabled: false,
  spotInterruptionPredictionsType: 'aws-rebalance-recommendations',
  instanceFamilies: { include: [], exclude: [] },
  architectures: ['amd64'],
  os: ['linux'],
  isGpuOnly: false,
  customPriority: [],
  dedicatedNodeAffinity: [],
  azs: [],
  burstable: 'DISABLED',
  customerSpecific: 'DISABLED',
  cpuManufacturers: [],
  architecturePriority: [],
  resourceLimits: { cpuLimitEnabled: false, cpuLimitMaxCores: 0 },
  lifecycleTaintsDisabled: false,
  maxPricePerCpu: 0,
} satisfies NonNullable<NodeTemplate['constraints']>;

const TEMPLATE = {
  isEnabled: true,
  isDefault: false,
  shouldTaint: false,
  customTaints: [],
  customLabels: {},
  customInstancesEnabled: false,
  customInstancesWithExtendedMemoryEnabled: false,
  rebalancingConfig: { minNodes: 0 },
  gpu: { enableTimeSharing: false, sharingConfiguration: {} },
  clmEnabled: false,
  stopEnabled: false,
  clmNetworkingMode: 'default',
  edgeLocationIds: [],
  edgeLocationConfigs: [],
} satisfies Partial<NodeTemplate>;

/** A template with every field: live answers tell all of them, empty ones too. */
export function fillNodeTemplate(template: NodeTemplate): NodeTemplate {
  const { constraints, gpu } = template;
  return {
    ...TEMPLATE,
    ...template,
    gpu: { ...TEMPLATE.gpu, ...gpu },
    constraints: {
      ...CONSTRAINTS,
      ...constraints,
      instanceFamilies: { ...CONSTRAINTS.instanceFamilies, ...constraints?.instanceFamilies },
    },
  };
}
