import type { Schemas } from '@castai-bot/api';
import type { Node } from '../world/node.ts';
import type { DirectClient } from './direct-client.test-kit.ts';
import { isTemporary, listNodes } from './look-at-cluster.test-kit.ts';

type Pod = NonNullable<Schemas['UnscheduledWorkload']['unscheduledPods']>[number];

/** Holds the pods of a cluster against its nodes: each is on one node or waits, and waits only where nothing has room. */
export function auditPods(client: DirectClient): readonly string[] {
  const { ask, clusterId } = client;
  const params = { clusterId };
  const nodes = [...listNodes(client).values()];
  const { workloads = [] } = ask('getClusterWorkloads', { params }) ?? {};
  const { items: waiting = [] } = ask('getClusterUnscheduledPods', { params }) ?? {};
  return [
    ...workloads.flatMap((workload) => countProblems(workload, waiting)),
    ...nodes.flatMap((node) => roomProblems(node, workloads)),
    ...waiting.flatMap(({ name = '', unscheduledPods: [pod] = [] }) =>
      nodes
        .filter((node) => isOpen(node) && hasRoom(node, pod))
        .map((node) => `a pod of ${name} waits, and ${node.name} has room for it`),
    ),
  ];
}

function countProblems(
  { name, namespace, nodes, replicas }: Schemas['ClusterWorkload'],
  waiting: readonly Schemas['UnscheduledWorkload'][],
): readonly string[] {
  const placed = nodes.reduce((sum, { workloadReplicas }) => sum + workloadReplicas, 0);
  const own = waiting.filter((one) => one.name === name && one.namespace === namespace);
  const waits = own.reduce((sum, { unscheduledPods = [] }) => sum + unscheduledPods.length, 0);
  return placed + waits === replicas ? [] : [`${name}: ${placed} pods run and ${waits} wait of ${replicas}`];
}

/** What a node tells of its requests is what its pods ask for, and no more than it has. */
function roomProblems(
  { id, name, resources }: Node,
  workloads: readonly Schemas['ClusterWorkload'][],
): readonly string[] {
  const wanted = workloads
    .flatMap(({ nodes, milliCpu }) =>
      nodes.filter((node) => node.id === id).map((node) => node.workloadReplicas * milliCpu),
    )
    .reduce((sum, milliCpu) => sum + milliCpu, 0);
  const {
    cpuRequestsMilli = 0,
    cpuAllocatableMilli = 0,
    memRequestsMib = 0,
    memAllocatableMib = 0,
  } = resources;
  return [
    ...(cpuRequestsMilli === wanted
      ? []
      : [`${name} tells of ${cpuRequestsMilli} m, its pods ask for ${wanted}`]),
    ...(cpuRequestsMilli <= cpuAllocatableMilli
      ? []
      : [`${name} has ${cpuAllocatableMilli} m for ${cpuRequestsMilli}`]),
    ...(memRequestsMib <= memAllocatableMib
      ? []
      : [`${name} has ${memAllocatableMib} MiB for ${memRequestsMib}`]),
  ];
}

function isOpen(node: Node): boolean {
  return node.state.phase === 'ready' && !node.unschedulable && !isTemporary(node);
}

function hasRoom({ resources }: Node, pod: Pod | undefined): boolean {
  const {
    cpuRequestsMilli = 0,
    cpuAllocatableMilli = 0,
    memRequestsMib = 0,
    memAllocatableMib = 0,
  } = resources;
  return (
    Number(pod?.cpuRequested) * 1000 <= cpuAllocatableMilli - cpuRequestsMilli &&
    Number(pod?.ramRequested) * 1024 <= memAllocatableMib - memRequestsMib
  );
}
