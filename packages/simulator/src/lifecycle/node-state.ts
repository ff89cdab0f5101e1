import { Refusal } from '../http/refusal.ts';
import type { State } from '../state/state.ts';
import type { Node } from '../world/node.ts';
import { type NodeEvent, nodeMachine, type NodeState } from './node-machine.ts';

const PHASES: ReadonlyMap<string | undefined, NodeState> = new Map([
  ['creating', 'creating'],
  ['pending', 'pending'],
  ['draining', 'draining'],
  ['cordoned', 'drained'],
  ['deleting', 'deleting'],
  ['deleted', 'deleting'],
]);

/** Where a node is in its life; one that a world came with is where its phase says. */
export function nodeStateOf(state: State, node: Node): NodeState {
  return state.nodeStays.get(node.id)?.state ?? PHASES.get(node.state.phase) ?? 'ready';
}

/** Refuses what cannot happen to a node as it is. @throws {Refusal} 400 */
export function requireNodeEvent(state: State, node: Node, event: NodeEvent): void {
  const present = nodeStateOf(state, node);
  if (nodeMachine[present][event] !== undefined) return;
  throw new Refusal(
    400,
    `node "${node.id}" is in phase "${node.state.phase ?? present}": it cannot ${event}`,
  );
}
