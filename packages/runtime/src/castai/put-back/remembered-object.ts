import type { ValueChange } from './value-changes.ts';

/** What can be remembered. */
export const objectKinds = ['workload', 'policies', 'nodeTemplate', 'scalingPolicy', 'evictorRules'] as const;

export type ObjectKind = (typeof objectKinds)[number];

/** Which object of CAST AI. */
export interface ObjectRef {
  readonly kind: ObjectKind;
  readonly clusterId: string;
  /** Of a node template its name; of what a cluster has one of, the id of the cluster. */
  readonly id: string;
  /** For people, e.g. `shop/web`. */
  readonly name: string;
}

/** An object and what of it was changed. */
export interface RememberedObject extends ObjectRef {
  readonly changes: readonly ValueChange[];
}

/** Tells objects apart, whatever their names are by now. */
export function keyOf({ clusterId, id, kind }: ObjectRef): string {
  return JSON.stringify([kind, clusterId, id]);
}
