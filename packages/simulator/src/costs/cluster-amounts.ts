import type { State } from '../state/state.ts';
import type { Node } from '../world/node.ts';
import { type ByLifecycle, groupAmounts, type Prices } from './amounts.ts';
import type { Bucket } from './window.ts';

interface Span {
  readonly node: Node;
  readonly from: number;
  readonly to: number;
}

/** What the nodes of a cluster come to now. */
export function amountsNow(state: State, clusterId: string, prices: Prices): ByLifecycle {
  return groupAmounts(
    state
      .of(clusterId)
      .nodes.toArray()
      .map((node) => ({ node })),
    prices,
  );
}

/**
 * What the nodes of a cluster came to on average over a time: those there now and those gone since, each for as long
 * as it was there. The nodes of the simulator's start count from the cluster's own beginning: something ran there before them.
 */
export function amountsOver(
  state: State,
  clusterId: string,
  { bucket, prices }: { readonly bucket: Bucket; readonly prices: Prices },
): ByLifecycle {
  const length = bucket.end - bucket.start;
  const weighed = spansOf(state, clusterId).flatMap(({ node, from, to }) => {
    const overlap = Math.min(to, bucket.end) - Math.max(from, bucket.start);
    return overlap > 0 ? [{ node, weight: overlap / length }] : [];
  });
  return groupAmounts(weighed, prices);
}

function spansOf(state: State, clusterId: string): readonly Span[] {
  const cluster = state.clusters.get(clusterId);
  const createdAt = Date.parse(cluster?.createdAt ?? '') || 0;
  const deletedAt = Date.parse(cluster?.deletedAt ?? '') || Number.POSITIVE_INFINITY;
  const startOf = (node: Node): number => {
    const madeAt = Date.parse(node.createdAt);
    return madeAt < state.startedAt ? createdAt : madeAt;
  };
  return [
    ...state
      .of(clusterId)
      .nodes.toArray()
      .map((node) => ({ node, from: startOf(node), to: deletedAt })),
    ...state.formerNodes
      .filter((former) => former.clusterId === clusterId)
      .map(({ node, goneAt }) => ({ node, from: startOf(node), to: goneAt })),
  ];
}
