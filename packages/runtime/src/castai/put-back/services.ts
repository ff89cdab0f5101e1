import type { ForEachOptions, ForEachResult } from '../list/for-each-item.ts';
import type { Clusters } from '../services/clusters.ts';
import type { Evictor } from '../services/evictor.ts';
import type { NodeTemplates } from '../services/node-templates.ts';
import type { Policies } from '../services/policies.ts';
import type { ScalingPolicies } from '../services/scaling-policies.ts';
import type { Workloads } from '../services/workloads.ts';

/** What of a client changes and puts back. */
export interface Services {
  readonly clusters: Clusters;
  readonly evictor: Evictor;
  readonly nodeTemplates: NodeTemplates;
  readonly policies: Policies;
  readonly scalingPolicies: ScalingPolicies;
  readonly workloads: Workloads;
  forEach<Item, Value>(
    items: readonly Item[],
    handle: (item: Item) => Promise<Value>,
    options?: ForEachOptions<Item>,
  ): Promise<ForEachResult<Value>>;
}
