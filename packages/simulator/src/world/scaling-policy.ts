import type { Schemas } from '@castai-bot/api';
import type { Cluster } from './cluster.ts';
import type { Random } from './random.ts';
import { writeMoment } from '../time/write-time.ts';

/** A scaling policy as the API answers it. */
export type ScalingPolicy = Schemas['ScalingPolicy'];

type RecommendationPolicies = ScalingPolicy['recommendationPolicies'];

interface Preset {
  readonly name: string;
  readonly managementOption: 'MANAGED' | 'READ_ONLY';
  readonly applyType: 'IMMEDIATE' | 'DEFERRED';
  readonly cpuQuantile: string;
  readonly memoryOverhead: number;
  readonly flags?: Partial<Pick<ScalingPolicy, 'isDefault' | 'isReadonly' | 'isCastware'>>;
  readonly namespaces?: readonly string[];
  /** Whether it says how pods start and roll out. @default true */
  readonly isDetailed?: boolean;
  readonly hpaSettings?: NonNullable<ScalingPolicy['hpaSettings']>;
}

/** Scales on CPU between two and ten replicas: only recommended, not done. */
const HPA_SETTINGS: NonNullable<ScalingPolicy['hpaSettings']> = {
  managementOption: 'READ_ONLY',
  takeOwnership: false,
  nativeHpaSpec: {
    minReplicas: 2,
    maxReplicas: 10,
    metrics: [{ type: 'RESOURCE', resource: { name: 'cpu', target: { type: 'UTILIZATION', value: '80' } } }],
    behavior: {
      scaleUp: {
        stabilizationWindowSeconds: 0,
        selectPolicy: 'MAX_CHANGE_POLICY_SELECT',
        policies: [
          { type: 'PODS_SCALING_POLICY', value: 4, periodSeconds: 15 },
          { type: 'PERCENT_SCALING_POLICY', value: 100, periodSeconds: 15 },
        ],
      },
      scaleDown: {
        stabilizationWindowSeconds: 300,
        selectPolicy: 'MAX_CHANGE_POLICY_SELECT',
        policies: [{ type: 'PERCENT_SCALING_POLICY', value: 100, periodSeconds: 15 }],
      },
    },
  },
};

const PRESETS: readonly Preset[] = [
  {
    name: 'default',
    managementOption: 'MANAGED',
    applyType: 'DEFERRED',
    cpuQuantile: '0.8',
    memoryOverhead: 0.1,
    flags: { isDefault: true },
  },
  {
    name: 'castware',
    managementOption: 'MANAGED',
    applyType: 'IMMEDIATE',
    cpuQuantile: '0.9',
    memoryOverhead: 0.2,
    flags: { isReadonly: true, isCastware: true },
    namespaces: ['castai-agent'],
  },
  {
    name: 'resiliency',
    managementOption: 'MANAGED',
    applyType: 'DEFERRED',
    cpuQuantile: '0.95',
    memoryOverhead: 0.25,
    namespaces: ['payments'],
    hpaSettings: HPA_SETTINGS,
  },
  {
    name: 'observe-only',
    managementOption: 'READ_ONLY',
    applyType: 'DEFERRED',
    cpuQuantile: '0.8',
    memoryOverhead: 0.1,
    namespaces: ['kube-system'],
    isDetailed: false,
  },
];

/** Makes the policies of a generated cluster, the default one first: a read-only one, one for CAST AI's own components, and two plain ones. */
export function makeScalingPolicies(random: Random, cluster: Cluster): readonly ScalingPolicy[] {
  const createdAt = cluster.createdAt ?? writeMoment(0);
  return PRESETS.map((preset) => ({
    id: random.uuid(),
    name: preset.name,
    clusterId: cluster.id,
    organizationId: cluster.organizationId,
    createdAt,
    updatedAt: createdAt,
    isDefault: false,
    isReadonly: false,
    isCastware: false,
    isOpsPilot: false,
    ...preset.flags,
    hasWorkloadsConfiguredByAnnotations: false,
    applyType: preset.applyType,
    ...(preset.namespaces === undefined
      ? {}
      : { assignmentRules: [{ namespace: { names: [...preset.namespaces] } }] }),
    ...(preset.hpaSettings === undefined ? {} : { hpaSettings: preset.hpaSettings }),
    recommendationPolicies: toRecommendationPolicies(preset),
  }));
}

/** Memory is in MiB, as CAST AI's Terraform provider has it, CPU in cores. */
function toRecommendationPolicies(preset: Preset): RecommendationPolicies {
  return {
    managementOption: preset.managementOption,
    applyType: preset.applyType,
    cpu: {
      function: 'QUANTILE',
      args: [preset.cpuQuantile],
      overhead: 0.1,
      applyThreshold: 0.1,
      applyThresholdStrategy: { defaultAdaptiveThreshold: {} },
      limit: { type: 'MULTIPLIER', multiplier: 1, onlyIfOriginalExist: true, onlyIfOriginalLower: true },
      min: 0.01,
      lookBackPeriodSeconds: 86_400,
    },
    memory: {
      function: 'MAX',
      args: [],
      overhead: preset.memoryOverhead,
      applyThreshold: 0.1,
      applyThresholdStrategy: { defaultAdaptiveThreshold: {} },
      min: 10,
      lookBackPeriodSeconds: 86_400,
    },
    antiAffinity: { considerAntiAffinity: false },
    memoryEvent: { applyType: 'IMMEDIATE' },
    anomalyDetection: {
      cpuPressure: { cpuStallThresholdPercentage: 20, minPressuredPodPercentage: 50 },
      infiniteMemoryScaling: { enabled: true },
    },
    ...(preset.isDetailed === false
      ? {}
      : {
          rolloutBehavior: { type: 'UNSPECIFIED' as const, preferOneByOne: false },
          startup: { periodSeconds: 120 },
        }),
  };
}
