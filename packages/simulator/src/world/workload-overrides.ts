import type { Schemas } from '@castai-bot/api';
import type { Random } from './random.ts';
import type { ScalingPolicy } from './scaling-policy.ts';

type WorkloadOverrides = Schemas['WorkloadOverrides'];

/** Makes the settings that a workload has of its own, of which memory is in MiB; most have none. */
export function makeOverrides(
  random: Random,
  containers: readonly { readonly name: string }[],
): WorkloadOverrides | undefined {
  const roll = random.next();
  if (roll < 0.15) return { vertical: { managementOption: 'READ_ONLY' } };
  if (roll < 0.22) return { vertical: { managementOption: 'MANAGED' } };
  if (roll < 0.32) {
    return {
      vertical: {
        managementOption: 'MANAGED',
        cpu: { min: 0.1, max: random.int(1, 4), lookBackPeriodSeconds: 172_800 },
        memory: { limit: { type: 'MULTIPLIER', multiplier: 1.5 } },
        containers: containers
          .slice(0, 1)
          .map(({ name }) => ({ containerName: name, memory: { min: 128, max: 4096 } })),
      },
    };
  }
  if (roll < 0.4) {
    return {
      vertical: { excludedContainers: ['istio-proxy'], memoryEvent: { applyType: 'DEFERRED' } },
      horizontal: { managementOption: 'MANAGED', minReplicas: 2, maxReplicas: random.int(5, 20) },
    };
  }
  return undefined;
}

/** Makes the settings of a workload that is configured by its annotations. */
export function annotationOverrides(random: Random): WorkloadOverrides {
  return {
    vertical: {
      managementOption: random.chance(0.7) ? 'MANAGED' : 'READ_ONLY',
      applyType: 'IMMEDIATE',
      cpu: { max: random.int(1, 4) },
    },
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
