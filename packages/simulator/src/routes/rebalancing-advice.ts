import type { Schemas } from '@castai-bot/api';
import { findContents } from '../behaviour/find.ts';
import { countPods, isPinned, nodeProblems, REMOVAL_DISABLED_PROBLEM } from '../pods/node-problems.ts';
import type { Placement } from '../pods/pod-book.ts';
import { isRunning } from '../lifecycle/plan-machine.ts';
import type { Call, Handlers, ResponseOf } from '../http/route.ts';
import { type Node } from '../world/node.ts';
import { priceOf } from '../world/node-price.ts';
import type { Workload } from '../world/workload.ts';

const MIB_PER_GIB = 1024;
const HOURS_PER_MONTH = 730;

export const rebalancingAdviceHandlers: Handlers = {
  getProblematicNodes: (call) => {
    const contents = findContents(call);
    const placements = contents.pods.placements();
    const nodes = contents.nodes.toArray().flatMap((node) => {
      const problems = [...nodeProblems(node, placements.get(node.id))];
      return problems.length === 0 ? [] : [{ nodeId: node.id, name: node.name, problems }];
    });
    return { clusterId: call.params.clusterId, hasProblems: nodes.length > 0, nodes };
  },
  getProblematicWorkloads: (call) => {
    const workloads = findContents(call).workloads.toArray();
    const pinned = call.query.aggressiveMode === true ? [] : workloads.filter(isPinned);
    const controllers = pinned.map(({ kind, name }) => ({
      kind,
      name,
      problems: [REMOVAL_DISABLED_PROBLEM],
    }));
    return {
      clusterId: call.params.clusterId,
      hasProblems: controllers.length > 0,
      controllers,
      standalonePods: [],
    };
  },
  getRebalancedWorkloads: (call) => {
    const isActive =
      findContents(call).rebalancingPlans.find(({ status }) => isRunning(status)) !== undefined;
    return { isActive, selectors: [] };
  },
  getClusterWorkloads,
};

function getClusterWorkloads(call: Call<'getClusterWorkloads'>): ResponseOf<'getClusterWorkloads'> {
  const contents = findContents(call);
  const placements = contents.pods.placements();
  const nodesOf = new Map<string, { readonly node: Node; readonly placement: Placement }[]>();
  for (const node of contents.nodes) {
    for (const placement of placements.get(node.id) ?? []) {
      const known = nodesOf.get(placement.workload.id) ?? [];
      nodesOf.set(placement.workload.id, [...known, { node, placement }]);
    }
  }
  return {
    clusterId: call.params.clusterId,
    workloads: contents.workloads.toArray().map((workload) => {
      const placed = nodesOf.get(workload.id) ?? [];
      return {
        ...describeWorkload(workload),
        costImpact: impactOf(placed.map(({ node }) => node)),
        nodes: placed.map(({ node, placement }) =>
          describeNode(node, { placement, all: placements.get(node.id) ?? [] }),
        ),
      };
    }),
  };
}

function describeWorkload(workload: Workload): Omit<Schemas['ClusterWorkload'], 'nodes' | 'costImpact'> {
  const requests = workload.containers.map(({ resources }) => resources?.requests ?? {});
  return {
    name: workload.name,
    namespace: workload.namespace,
    resource: workload.kind,
    replicas: workload.replicas,
    milliCpu: Math.round(requests.reduce((sum, { cpuCores }) => sum + (cpuCores ?? 0) * 1000, 0)),
    memoryMib: Math.round(requests.reduce((sum, { memoryGib }) => sum + (memoryGib ?? 0) * MIB_PER_GIB, 0)),
    issues: isPinned(workload)
      ? [{ kind: 'RemovalDisabled', description: 'A pod is marked removal-disabled' }]
      : [],
    status: { migrationStatus: isPinned(workload) ? 'not-ready' : 'ready' },
  };
}

/** What the nodes of a workload cost a month, in whole dollars. */
function impactOf(nodes: readonly Node[]): Schemas['ClusterWorkload']['costImpact'] {
  const value = Math.round(nodes.reduce((sum, node) => sum + priceOf(node), 0) * HOURS_PER_MONTH);
  if (value > 1500) return { level: 'high', value };
  return { level: value > 400 ? 'medium' : 'low', value };
}

function describeNode(
  node: Node,
  { placement, all }: { readonly placement: Placement; readonly all: readonly Placement[] },
): Schemas['ClusterWorkload']['nodes'][number] {
  const problematic = all.filter(({ workload }) => isPinned(workload));
  return {
    id: node.id,
    name: node.name,
    specs: {
      instanceType: node.instanceType,
      milliCpu: node.resources.cpuCapacityMilli ?? 0,
      memoryMib: node.resources.memCapacityMib ?? 0,
    },
    status: {
      migrationStatus: problematic.length === 0 ? 'ready' : 'not-ready',
      reason: problematic.length === 0 ? 'Invalid' : 'ProblematicWorkloads',
    },
    totalPods: countPods(all),
    totalProblematicPods: countPods(problematic),
    workloadReplicas: placement.pods,
  };
}
