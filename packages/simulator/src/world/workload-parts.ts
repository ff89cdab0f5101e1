import type { Schemas } from '@castai-bot/api';
import { effectiveConfig } from '../behaviour/workload-config.ts';
import { sharePart } from '../json/shared-part.ts';
import { writeMoment } from '../time/write-time.ts';
import { type ContainerPlan, makeContainer } from './containers.ts';
import type { ScalingPolicy } from './scaling-policy.ts';

/** Makes what workloads are put together from. */
export interface WorkloadParts {
  readonly containerOf: (plan: ContainerPlan) => Schemas['Container'];
  readonly configOf: (
    policy: ScalingPolicy,
    overrides: Schemas['WorkloadOverrides'] | undefined,
  ) => Schemas['WorkloadConfig'];
  /** When a workload was made, in milliseconds, and when it was last written: an hour later. */
  readonly timesOf: (createdAt: number) => Times;
}

type Times = Pick<Schemas['Workload'], 'createdAt' | 'updatedAt'>;

const HOUR_MS = 3_600_000;

/** Makes each part once: what many workloads have is one object, which takes less room, and less time than to make it. */
export function shareParts(): WorkloadParts {
  const containers = new Map<string, Map<number, Schemas['Container'][]>>();
  const configs = new Map<string, Schemas['WorkloadConfig']>();
  const times = new Map<number, Times>();
  return {
    containerOf: (plan) => {
      const { name, size, asksNothing, isRecommended, isManaged } = plan;
      const flags = (asksNothing ? 1 : 0) + (isRecommended ? 2 : 0) + (isManaged ? 4 : 0);
      const ofName = recall(containers, name, () => new Map<number, Schemas['Container'][]>());
      return (recall(ofName, size, () => [])[flags] ??= sharePart(makeContainer(plan)));
    },
    configOf: (policy, overrides) => {
      const key = overrides === undefined ? policy.id : policy.id + JSON.stringify(overrides);
      return recall(configs, key, () => sharePart(effectiveConfig(policy, overrides)));
    },
    timesOf: (createdAt) =>
      recall(times, createdAt, () => ({
        createdAt: writeMoment(createdAt),
        updatedAt: writeMoment(createdAt + HOUR_MS),
      })),
  };
}

function recall<Key, Value>(made: Map<Key, Value>, key: Key, make: () => Value): Value {
  const known = made.get(key);
  if (known !== undefined) return known;
  const value = make();
  made.set(key, value);
  return value;
}
