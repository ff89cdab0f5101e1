import type { Schemas } from '@castai-bot/api';
import { findContents } from '../behaviour/find.ts';
import type { Call, Handlers } from '../http/route.ts';
import { lifecycleOf, type Node } from '../world/node.ts';
import type { Workload } from '../world/workload.ts';

/** The filters of the list of nodes that take one of several words, and what they look at. */
const NODE_FILTERS: readonly (readonly [name: string, read: (node: Node) => string | undefined])[] = [
  ['nodeStatus', ({ state }) => state.phase],
  ['lifecycleType', lifecycleOf],
  ['instanceType', ({ instanceType }) => instanceType],
  ['zone', ({ zone }) => zone],
  ['nodeTemplateName', ({ labels }) => labels['scheduling.cast.ai/node-template']],
];

export const filterFacetHandlers: Handlers = {
  getNodeFilters: ({ state, caller }) => {
    const nodes = state.clusters
      .toArray()
      .filter(({ organizationId }) => organizationId === caller.organizationId)
      .flatMap(({ id }) => state.of(id).nodes.toArray());
    return {
      filters: NODE_FILTERS.map(([name, read]) => ({ name, type: 'string', values: valuesOf(nodes, read) })),
    };
  },
  getWorkloadFilters,
};

function getWorkloadFilters(call: Call<'getWorkloadFilters'>): Schemas['WorkloadFilters'] {
  const { managementOptions = [] } = call.query;
  const wanted = new Set<string>(managementOptions);
  const workloads = findContents(call)
    .workloads.toArray()
    .filter(
      ({ workloadConfigV2 }) =>
        wanted.size === 0 || wanted.has(workloadConfigV2.vpaConfig.managementOption ?? 'UNDEFINED'),
    );
  const count = (test: (workload: Workload) => boolean): number => workloads.filter(test).length;
  return {
    counts: {
      total: workloads.length,
      recommendationApplied: count(
        ({ recommendationStatus }) => recommendationStatus.type === 'STATUS_APPLIED',
      ),
      recommendationIsLowConfidence: count(({ recommendationStatus }) => recommendationStatus.lowConfidence),
      workloadHasCustomMetrics: 0,
      workloadHasError: count(({ error }) => (error ?? null) !== null),
      workloadIsStopped: count(({ recommendationStatus }) => recommendationStatus.type === 'STATUS_STOPPED'),
    },
    kinds: valuesOf(workloads, ({ kind }) => kind),
    namespaces: valuesOf(workloads, ({ namespace }) => namespace),
    scalingPolicyNames: valuesOf(workloads, ({ scalingPolicyName }) => scalingPolicyName),
    workloadIds: valuesOf(workloads, ({ id }) => id),
    workloadNames: valuesOf(workloads, ({ name }) => name),
  };
}

/** What is there of a value, each once and in order. */
function valuesOf<Item>(items: readonly Item[], read: (item: Item) => string | undefined): string[] {
  return [...new Set(items.flatMap((item) => read(item) ?? []))].toSorted();
}
