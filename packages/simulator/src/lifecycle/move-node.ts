import { auditNode } from '../behaviour/audit-internal.ts';
import type { Guesses } from '../state/guesses.ts';
import type { State } from '../state/state.ts';
import type { Cluster } from '../world/cluster.ts';
import { writeSecond } from '../time/write-time.ts';
import type { Node } from '../world/node.ts';
import {
  judge,
  type NodeEvent,
  nodeMachine,
  type NodeState,
  type NodeStay,
  nodeTimes,
} from './node-machine.ts';
import { nodeStateOf } from './node-state.ts';

/** Lets a new node begin: it is being created. */
export function admitNode(state: State, cluster: Cluster, node: Node): void {
  state.of(cluster.id).pods.admit(node);
  auditNode(state, cluster, { node, eventType: 'nodeAdded' });
  enter(state, cluster, { node, to: 'creating' });
}

/** Lets something happen to a node. Gives back the state that it led to; nothing when the node cannot take it, or is gone. */
export function moveNode(
  state: State,
  cluster: Cluster,
  { nodeId, event }: { readonly nodeId: string; readonly event: NodeEvent },
): NodeState | undefined {
  const node = state.of(cluster.id).nodes.get(nodeId);
  if (node === undefined) return undefined;
  const from = nodeStateOf(state, node);
  const to = nodeMachine[from][event];
  if (to === undefined) return undefined;
  if (to !== from) enter(state, cluster, { node, to });
  tell(state, nodeId, { event, to });
  return to;
}

function enter(
  state: State,
  cluster: Cluster,
  { node, to }: { readonly node: Node; readonly to: NodeState },
): void {
  const { nodes } = state.of(cluster.id);
  const { id } = node;
  const before = state.nodeStays.get(id);
  if (to === 'gone') {
    state.formerNodes.push({ clusterId: cluster.id, node, goneAt: state.clock.now() });
    state.nodeStays.delete(id);
    nodes.remove(id);
    auditNode(state, cluster, { node, eventType: 'nodeDeleted' });
    movePods(state, cluster, { nodeId: id, to });
    return;
  }
  nodes.put({ ...node, ...lookOf(to, { node, state }) });
  movePods(state, cluster, { nodeId: id, to });
  const stay = { state: to, endsAt: endOf(to, { state, before }) };
  state.nodeStays.set(id, stay);
  const next = nodeTimes[to];
  if (next === undefined || stay.endsAt === undefined) return;
  state.clock.schedule(stay.endsAt, () => {
    if (state.nodeStays.get(id) === stay) moveNode(state, cluster, { nodeId: id, event: next.event });
  });
}

/** Pods leave a node that is drained or gone, and go where there is room: once all that happens at the same time has happened. */
function movePods(
  state: State,
  cluster: Cluster,
  { nodeId, to }: { readonly nodeId: string; readonly to: NodeState },
): void {
  const { pods } = state.of(cluster.id);
  if (to === 'gone') pods.forget(nodeId);
  else if (to === 'drained' || to === 'deleting') pods.evict(nodeId);
  else if (to !== 'ready') return;
  if (state.clustersToPlace.has(cluster.id)) return;
  state.clustersToPlace.add(cluster.id);
  state.clock.schedule(state.clock.now(), () => {
    state.clustersToPlace.delete(cluster.id);
    pods.place();
  });
}

/** A drain that is under way goes on when the node is to be deleted too. */
function endOf(
  to: NodeState,
  { state, before }: { readonly state: State; readonly before: NodeStay | undefined },
): number | undefined {
  if (to === 'leaving' && before?.state === 'draining') return before.endsAt;
  const next = nodeTimes[to];
  return next === undefined ? undefined : state.clock.now() + state.durations[next.after];
}

/** What a node tells of its state. */
function lookOf(
  to: NodeState,
  { node, state }: { readonly node: Node; readonly state: State },
): Partial<Node> {
  const hasJoined = to === 'ready' && node.joinedAt === undefined;
  return {
    state: { phase: phaseOf(to, state.guesses) },
    unschedulable: ['draining', 'drained', 'leaving', 'deleting'].includes(to),
    ...(hasJoined ? { joinedAt: writeSecond(state.clock.now()) } : {}),
  };
}

function phaseOf(to: NodeState, { drainedPhase }: Guesses): string {
  if (to === 'drained') return drainedPhase;
  return to === 'leaving' ? 'draining' : to;
}

function tell(
  state: State,
  nodeId: string,
  move: { readonly event: NodeEvent; readonly to: NodeState },
): void {
  const waits = state.nodeWaits.get(nodeId) ?? [];
  const judged = waits.map((wait) => ({ wait, verdict: judge(wait.goal, move) }));
  const open = judged.filter(({ verdict }) => verdict === undefined).map(({ wait }) => wait);
  if (open.length === 0) state.nodeWaits.delete(nodeId);
  else state.nodeWaits.set(nodeId, open);
  for (const { wait, verdict } of judged) if (verdict !== undefined) wait.done(verdict === 'reached');
}
