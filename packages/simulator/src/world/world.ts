import type { Schemas } from '@castai-bot/api';
import type { Cluster } from './cluster.ts';
import type { ClusterPolicies } from './cluster-policies.ts';
import type { Node } from './node.ts';
import type { ScalingPolicy } from './scaling-policy.ts';
import type { Workload } from './workload.ts';

/** An organization as the API answers it, with the id that it may leave out. */
export type Organization = Schemas['Organization'] & { readonly id: string };

/** What one cluster holds. */
export interface ClusterContents {
  readonly nodes: readonly Node[];
  readonly workloads: readonly Workload[];
  /** The default policy first, then in the order of their rules. */
  readonly scalingPolicies: readonly ScalingPolicy[];
  readonly policies: ClusterPolicies;
}

/** One cluster and what it holds. */
export interface ClusterWorld extends ClusterContents {
  readonly cluster: Cluster;
}

/** Everything the simulator knows, as plain data in the API's own shapes: fit for a file. */
export interface World {
  /** The organization of the key first. */
  readonly organizations: readonly Organization[];
  readonly clusters: readonly ClusterWorld[];
}

/** How large a generated world is. */
export interface WorldSize {
  /** @default 3 */
  readonly clusters?: number;
  /** Nodes in each cluster. @default 12 */
  readonly nodes?: number;
  /** Workloads in each cluster. @default 40 */
  readonly workloads?: number;
}

/** Where the state begins: a cluster's contents are asked for when somebody first looks at them. */
export interface WorldSource {
  readonly organizations: readonly Organization[];
  readonly clusters: readonly Cluster[];
  contentsOf(clusterId: string): ClusterContents;
}

/** Takes a world that is there already, from a file say. */
export function readWorld(world: World): WorldSource {
  const byId = new Map(world.clusters.map((part) => [part.cluster.id, part]));
  return {
    organizations: world.organizations,
    clusters: world.clusters.map(({ cluster }) => cluster),
    contentsOf: (clusterId) =>
      byId.get(clusterId) ?? { nodes: [], workloads: [], scalingPolicies: [], policies: {} },
  };
}
