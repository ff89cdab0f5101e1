import type { Schemas } from '@castai-bot/api';
import { podNamesOf, replicaSetOf } from '../behaviour/pod-names.ts';
import type { Placement } from '../pods/pod-book.ts';
import { lifecycleOf, type Node } from '../world/node.ts';
import type { Workload } from '../world/workload.ts';

/** Where workloads run, and on what kind of node each could. */
export interface Replication {
  readonly nodes: readonly Node[];
  /** The workloads on each node, by its id. */
  readonly placements: ReadonlyMap<string, readonly Placement[]>;
  /** Whether the pods of a node may run on spot instances. */
  readonly isSpot: (node: Node) => boolean;
}

/** Writes the workloads that have replicas which others can stand in for; a Deployment goes by its ReplicaSet. */
export function writeReplicatedWorkloads({
  nodes,
  placements,
  isSpot,
}: Replication): Schemas['ReplicatedWorkload'][] {
  const homes = new Map<Workload, Node[]>();
  for (const node of nodes) {
    for (const { workload } of placements.get(node.id) ?? []) {
      const known = homes.get(workload);
      if (known === undefined) homes.set(workload, [node]);
      else known.push(node);
    }
  }
  return [...homes].flatMap(([workload, on]) => writeWorkload(workload, { on, isSpot }) ?? []);
}

function writeWorkload(
  workload: Workload,
  { on, isSpot }: { readonly on: readonly Node[]; readonly isSpot: (node: Node) => boolean },
): Schemas['ReplicatedWorkload'] | undefined {
  const { kind, name, namespace } = workload;
  if (kind !== 'Deployment' && kind !== 'StatefulSet') return undefined;
  const owner = kind === 'Deployment' ? 'ReplicaSet' : kind;
  return {
    ownerType: owner,
    replicas: podNamesOf(workload),
    currentNodes: on.map((node) => node.name),
    currentNodeType: typeOf(on.every((node) => lifecycleOf(node) === 'spot')),
    recommendedNodeType: typeOf(on.every(isSpot)),
    workloadName: kind === 'Deployment' ? replicaSetOf(workload) : name,
    workloadNamespace: namespace,
    workloadType: owner,
  };
}

function typeOf(isSpot: boolean): string {
  return isSpot ? 'spot' : 'onDemand';
}
