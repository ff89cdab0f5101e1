import type { Machine } from './machine.ts';

export type PlanStatus =
  | 'generating'
  | 'generated'
  | 'creating_nodes'
  | 'preparing_nodes'
  | 'draining_nodes'
  | 'deleting_nodes'
  | 'finished'
  | 'partially_finished'
  | 'error';

export type PlanEvent =
  | 'generate'
  | 'execute'
  /** The nodes that it creates are ready. */
  | 'create'
  | 'prepare'
  | 'drain'
  /** The old nodes are gone, and all that it created is there. */
  | 'finish'
  /** The old nodes are gone, and some of what it created is gone too. */
  | 'finishInPart'
  /** It would save too little. */
  | 'skip'
  | 'fail'
  | 'cancel';

/**
 * What may become of a rebalancing plan. The statuses and their order are those of the document; that a plan which would
 * save too little ends in error was seen in live answers.
 */
export const planMachine: Machine<PlanStatus, PlanEvent> = {
  generating: { generate: 'generated', fail: 'error', cancel: 'error' },
  generated: { execute: 'creating_nodes', skip: 'error', fail: 'error', cancel: 'error' },
  creating_nodes: { create: 'preparing_nodes', skip: 'error', fail: 'error', cancel: 'error' },
  preparing_nodes: { prepare: 'draining_nodes', fail: 'error', cancel: 'error' },
  draining_nodes: { drain: 'deleting_nodes', fail: 'error', cancel: 'error' },
  deleting_nodes: {
    finish: 'finished',
    finishInPart: 'partially_finished',
    fail: 'error',
    cancel: 'error',
  },
  finished: {},
  partially_finished: {},
  error: {},
};

const ENDED: readonly string[] = ['finished', 'partially_finished', 'error'];
const RUNNING: readonly string[] = ['creating_nodes', 'preparing_nodes', 'draining_nodes', 'deleting_nodes'];

/** Whether a plan has ended, well or not. */
export function hasEnded(status: string): boolean {
  return ENDED.includes(status);
}

/** Whether a plan changes the cluster. */
export function isRunning(status: string): boolean {
  return RUNNING.includes(status);
}

export function isPlanStatus(status: string): status is PlanStatus {
  return status === 'generating' || status === 'generated' || isRunning(status) || hasEnded(status);
}
