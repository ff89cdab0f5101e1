import type { State } from '../state/state.ts';
import type { Cluster } from '../world/cluster.ts';
import type { NodeGoal, NodeWait } from './node-machine.ts';
import { nodeStateOf } from './node-state.ts';

/** Waits for a node: `done` is called once, at once when there is nothing to wait for. */
export function awaitNode(
  state: State,
  cluster: Cluster,
  { nodeId, goal, done }: NodeWait & { readonly nodeId: string },
): void {
  const node = state.of(cluster.id).nodes.get(nodeId);
  const present = node === undefined ? 'gone' : nodeStateOf(state, node);
  if (present === goal || present === 'gone') done(present === goal);
  else state.nodeWaits.set(nodeId, [...(state.nodeWaits.get(nodeId) ?? []), { goal, done }]);
}

/** Waits for several nodes; `done` is told how many reached the goal once none is on its way any more. */
export function awaitNodes(
  state: State,
  cluster: Cluster,
  {
    nodeIds,
    goal,
    done,
  }: {
    readonly nodeIds: readonly string[];
    readonly goal: NodeGoal;
    readonly done: (reached: number) => void;
  },
): void {
  let open = nodeIds.length;
  let reached = 0;
  if (open === 0) done(0);
  for (const nodeId of nodeIds) {
    const settle = (isReached: boolean): void => {
      open -= 1;
      if (isReached) reached += 1;
      if (open === 0) done(reached);
    };
    awaitNode(state, cluster, { nodeId, goal, done: settle });
  }
}
