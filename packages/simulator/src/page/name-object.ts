import type { State } from '../state/state.ts';

const ID = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/gi;

/** The name of the object of a cluster whose id a path has last; undefined where it has none, or one that is gone. */
export function nameObject(state: State, path: string): string | undefined {
  const ids = path.match(ID) ?? [];
  const [clusterId = ''] = ids;
  const id = ids.at(-1) ?? '';
  if (id === clusterId || state.clusters.get(clusterId) === undefined) return undefined;
  const { workloads, nodes, scalingPolicies } = state.of(clusterId);
  const workload = workloads.get(id);
  if (workload !== undefined) return `${workload.namespace}/${workload.name}`;
  return (nodes.get(id) ?? scalingPolicies.get(id))?.name;
}
