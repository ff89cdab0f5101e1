import { notFound } from '../http/refusal.ts';
import type { Caller } from '../http/route.ts';
import type { ClusterState } from '../state/contents.ts';
import type { State } from '../state/state.ts';
import type { Cluster } from '../world/cluster.ts';

/** A request that names a cluster. */
export interface ClusterCall {
  readonly params: { readonly clusterId: string };
  readonly caller: Caller;
  readonly state: State;
}

/** Finds the cluster of a request. @throws {Refusal} 404 when the caller's organization has none of that id */
export function findCluster({ params, caller, state }: ClusterCall): Cluster {
  const cluster = state.clusters.get(params.clusterId);
  if (cluster === undefined || cluster.organizationId !== caller.organizationId) {
    throw notFound('cluster', params.clusterId);
  }
  return cluster;
}

/** Finds what the cluster of a request holds. @throws {Refusal} 404 */
export function findContents(call: ClusterCall): ClusterState {
  return call.state.of(findCluster(call).id);
}

/** Gives back what was found. @throws {Refusal} 404 when it was not */
export function found<T>(
  item: T | undefined,
  { kind, id }: { readonly kind: string; readonly id: string },
): T {
  if (item === undefined) throw notFound(kind, id);
  return item;
}
