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
}

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
  },
  {
    name: 'observe-only',
    managementOption: 'READ_ONLY',
    applyType: 'DEFERRED',
    cpuQuantile: '0.8',
    memoryOverhead: 0.1,
    namespaces: ['kube-system'],
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
    recommendationPolicies: toRecommendationPolicies(preset),
  }));
}

function toRecommendationPolicies(preset: Preset): RecommendationPolicies {
  return {
    managementOption: preset.managementOption,
    applyType: preset.applyType,
    cpu: {
      function: 'QUANTILE',
      args: [preset.cpuQuantile],
      overhead: 0.1,
      applyThreshold: 0.1,
      min: 0.01,
      max: null,
      lookBackPeriodSeconds: 86_400,
    },
    memory: {
      function: 'MAX',
      args: [],
      overhead: preset.memoryOverhead,
      applyThreshold: 0.1,
      min: 0.03,
      max: null,
      lookBackPeriodSeconds: 86_400,
    },
    antiAffinity: { considerAntiAffinity: false },
    memoryEvent: { applyType: 'IMMEDIATE' },
    downscaling: { applyType: 'DEFERRED' },
    startup: { periodSeconds: 120 },
  };
}
