import type { Schemas } from '@castai-bot/api';
import { effectiveConfig } from '../behaviour/workload-config.ts';
import { type ContainerPlan, makeContainer } from './containers.ts';
import type { ScalingPolicy } from './scaling-policy.ts';

/** Makes what workloads are put together from. */
export interface WorkloadParts {
  readonly containerOf: (plan: ContainerPlan) => Schemas['Container'];
  readonly configOf: (
    policy: ScalingPolicy,
    overrides: Schemas['WorkloadOverrides'] | undefined,
  ) => Schemas['WorkloadConfig'];
}

/** Makes each part once: what many workloads have is one object, which takes less room, and less time than to make it. */
export function shareParts(): WorkloadParts {
  const containers = new Map<string, Schemas['Container']>();
  const configs = new Map<string, Schemas['WorkloadConfig']>();
  return {
    containerOf: (plan) => {
      const { name, size, asksNothing, isRecommended, isManaged } = plan;
      const key = `${name}/${size}/${asksNothing}/${isRecommended}/${isManaged}`;
      return recall(containers, key, () => makeContainer(plan));
    },
    configOf: (policy, overrides) => {
      const key = overrides === undefined ? policy.id : policy.id + JSON.stringify(overrides);
      return recall(configs, key, () => effectiveConfig(policy, overrides));
    },
  };
}

function recall<Value>(made: Map<string, Value>, key: string, make: () => Value): Value {
  const known = made.get(key);
  if (known !== undefined) return known;
  const value = make();
  made.set(key, value);
  return value;
}
