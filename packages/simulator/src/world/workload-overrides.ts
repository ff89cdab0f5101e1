import type { Schemas } from '@castai-bot/api';
import type { Random } from './random.ts';
import type { ScalingPolicy } from './scaling-policy.ts';

type WorkloadOverrides = Schemas['WorkloadOverrides'];

/** The settings that a workload has of its own. */
export interface OwnSettings {
  /** The same for the same settings. */
  readonly key: string;
  readonly overrides: WorkloadOverrides | undefined;
}

/** Makes the settings that a workload has of its own, of which memory is in MiB; most have none. */
export function makeOverrides(random: Random, containers: readonly { readonly name: string }[]): OwnSettings {
  const roll = random.next();
  if (roll < 0.15) return { key: 'read-only', overrides: { vertical: { managementOption: 'READ_ONLY' } } };
  if (roll < 0.22) return { key: 'managed', overrides: { vertical: { managementOption: 'MANAGED' } } };
  if (roll < 0.32) return boundedOverrides(random.int(1, 4), containers[0]?.name);
  if (roll < 0.4) return scaledOverrides(random.int(5, 20));
  return NONE;
}

const NONE: OwnSettings = { key: 'none', overrides: undefined };

function boundedOverrides(max: number, containerName: string | undefined): OwnSettings {
  return {
    key: `${max}/${containerName}`,
    overrides: {
      vertical: {
        managementOption: 'MANAGED',
        cpu: { min: 0.1, max, lookBackPeriodSeconds: 172_800 },
        memory: { limit: { type: 'MULTIPLIER', multiplier: 1.5 } },
        containers: containerName === undefined ? [] : [{ containerName, memory: { min: 128, max: 4096 } }],
      },
    },
  };
}

function scaledOverrides(maxReplicas: number): OwnSettings {
  return {
    key: `scaled/${maxReplicas}`,
    overrides: {
      vertical: { excludedContainers: ['istio-proxy'], memoryEvent: { applyType: 'DEFERRED' } },
      horizontal: { managementOption: 'MANAGED', minReplicas: 2, maxReplicas },
    },
  };
}

/** Makes the settings of a workload that is configured by its annotations. */
export function annotationOverrides(random: Random): OwnSettings {
  const managementOption = random.chance(0.7) ? 'MANAGED' : 'READ_ONLY';
  const max = random.int(1, 4);
  return {
    key: `${managementOption}/${max}`,
    overrides: { vertical: { managementOption, applyType: 'IMMEDIATE', cpu: { max } } },
  };
}

/** Writes the annotation that such settings come from. */
export function configurationAnnotation(
  policy: ScalingPolicy,
  overrides: WorkloadOverrides | undefined,
): Schemas['KeyValuePair'] {
  const optimization = overrides?.vertical?.managementOption === 'READ_ONLY' ? 'off' : 'on';
  const lines = [
    `scalingPolicyName: ${policy.name}`,
    'vertical:',
    `  optimization: ${optimization}`,
    '  applyType: immediate',
    '  cpu:',
    `    max: ${overrides?.vertical?.cpu?.max ?? 1}`,
  ];
  return { key: 'workloads.cast.ai/configuration', value: `${lines.join('\n')}\n` };
}
