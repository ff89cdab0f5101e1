import type { Schemas } from '@castai-bot/api';
import { effectiveConfig } from '../behaviour/workload-config.ts';
import { sharePart } from '../json/shared-part.ts';
import { writeMoment } from '../time/write-time.ts';
import { type ContainerPlan, makeContainer } from './containers.ts';
import type { ScalingPolicy } from './scaling-policy.ts';

/** Makes what workloads are put together from. */
export interface WorkloadParts {
  readonly containerOf: (plan: ContainerPlan) => Schemas['Container'];
  /** What a workload runs under, and what of it is its own. */
  readonly settingsOf: (
    policy: ScalingPolicy,
    overrides: Schemas['WorkloadOverrides'] | undefined,
  ) => Settings;
  readonly labelsOf: (app: string, namespace: string) => Schemas['Workload']['labels'];
  /** When a workload was made, in milliseconds, and when it was last written: an hour later. */
  readonly timesOf: (createdAt: number) => Times;
}

interface Settings {
  readonly config: Schemas['WorkloadConfig'];
  readonly overrides: Schemas['WorkloadOverrides'] | undefined;
}

type Times = Pick<Schemas['Workload'], 'createdAt' | 'updatedAt'>;

const HOUR_MS = 3_600_000;

/** Makes each part once: what many workloads have is one object, which takes less room, and less time than to make it. */
export function shareParts(): WorkloadParts {
  const containers = new Map<string, Map<number, Schemas['Container'][]>>();
  const settings = new Map<string, Settings>();
  const labels = new Map<string, Schemas['Workload']['labels']>();
  const times = new Map<number, Times>();
  return {
    containerOf: (plan) => {
      const { name, size, asksNothing, isRecommended, isManaged } = plan;
      const flags = (asksNothing ? 1 : 0) + (isRecommended ? 2 : 0) + (isManaged ? 4 : 0);
      const ofName = recall(containers, name, () => new Map<number, Schemas['Container'][]>());
      return (recall(ofName, size, () => [])[flags] ??= sharePart(makeContainer(plan)));
    },
    settingsOf: (policy, overrides) => {
      const key = overrides === undefined ? policy.id : policy.id + JSON.stringify(overrides);
      return recall(settings, key, () => ({
        config: sharePart(effectiveConfig(policy, overrides)),
        overrides: overrides && sharePart(overrides),
      }));
    },
    labelsOf: (app, namespace) =>
      recall(labels, `${app}/${namespace}`, () =>
        sharePart([
          { key: 'app.kubernetes.io/name', value: app },
          { key: 'team', value: namespace },
        ]),
      ),
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
