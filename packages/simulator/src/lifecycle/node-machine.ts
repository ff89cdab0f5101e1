import type { Durations } from '../state/durations.ts';
import type { Machine } from './machine.ts';

/** Where a node is in its life. `leaving` is drained in order to be deleted, and told as draining; a `gone` one is not listed. */
export type NodeState =
  | 'creating'
  | 'pending'
  | 'ready'
  | 'draining'
  | 'drained'
  | 'leaving'
  | 'deleting'
  | 'gone';

export type NodeEvent =
  /** Its machine is there. */
  | 'appear'
  /** It has joined the cluster. */
  | 'join'
  | 'drain'
  /** Its pods are gone. */
  | 'empty'
  /** Whoever drained it lets it go. */
  | 'release'
  /** Drained first if need be. */
  | 'delete'
  | 'deleteNow'
  /** It is taken away, whatever it was doing: its cluster hibernates, or it was deleted. */
  | 'vanish';

/**
 * What may become of a node. The phases are those of the document, their order is a guess, and so is that a node which
 * has not joined cannot be drained.
 */
export const nodeMachine: Machine<NodeState, NodeEvent> = {
  creating: { appear: 'pending', delete: 'deleting', deleteNow: 'deleting', vanish: 'gone' },
  pending: { join: 'ready', delete: 'deleting', deleteNow: 'deleting', vanish: 'gone' },
  ready: { drain: 'draining', delete: 'leaving', deleteNow: 'deleting', vanish: 'gone' },
  draining: {
    drain: 'draining',
    empty: 'drained',
    release: 'ready',
    delete: 'leaving',
    deleteNow: 'deleting',
    vanish: 'gone',
  },
  drained: {
    drain: 'drained',
    release: 'ready',
    delete: 'deleting',
    deleteNow: 'deleting',
    vanish: 'gone',
  },
  leaving: {
    drain: 'leaving',
    empty: 'deleting',
    delete: 'leaving',
    deleteNow: 'deleting',
    vanish: 'gone',
  },
  deleting: { delete: 'deleting', deleteNow: 'deleting', vanish: 'gone' },
  gone: {},
};

/** What happens to a node by itself, and after how long in its state. */
export const nodeTimes: {
  readonly [In in NodeState]?: { readonly event: NodeEvent; readonly after: keyof Durations };
} = {
  creating: { event: 'appear', after: 'nodeCreate' },
  pending: { event: 'join', after: 'nodeJoin' },
  draining: { event: 'empty', after: 'nodeDrain' },
  leaving: { event: 'empty', after: 'nodeDrain' },
  deleting: { event: 'vanish', after: 'nodeDelete' },
};

/** What somebody may wait for. */
export type NodeGoal = 'ready' | 'drained' | 'gone';

/** Somebody who waits for a node. */
export interface NodeWait {
  readonly goal: NodeGoal;
  /** Told once, whether the goal was reached or cannot be any more. */
  readonly done: (isReached: boolean) => void;
}

/** The state that a node is in. Another stay in the same state is another object. */
export interface NodeStay {
  readonly state: NodeState;
  /** When what ends it by itself is due, in milliseconds since the epoch; `undefined` when nothing does. */
  readonly endsAt: number | undefined;
}

/** Where a node is no longer on its way to a goal. */
const MISSED: { readonly [Goal in NodeGoal]: readonly NodeState[] } = {
  ready: ['leaving', 'deleting', 'gone'],
  drained: ['ready', 'deleting', 'gone'],
  gone: [],
};

/** What a move means to who waits for a goal: it is reached, it can no longer be, or nothing yet. */
export function judge(
  goal: NodeGoal,
  { event, to }: { readonly event: NodeEvent; readonly to: NodeState },
): 'reached' | 'missed' | undefined {
  const isDrained = goal === 'drained' && event === 'empty';
  if (to === goal || isDrained) return 'reached';
  return MISSED[goal].includes(to) ? 'missed' : undefined;
}
