import type { Operation } from '../state/operation.ts';
import { type Machine, statesThatTake } from './machine.ts';

export type ClusterStatus =
  | 'connecting'
  | 'ready'
  | 'warning'
  | 'failed'
  | 'hibernating'
  | 'hibernated'
  | 'resuming'
  | 'deleting'
  | 'archived';

export type ClusterEvent =
  | 'hibernate'
  /** Its nodes are gone. */
  | 'sleep'
  | 'resume'
  /** Its temporary node is ready. */
  | 'wake'
  /** Its temporary node cannot be had. */
  | 'fallAsleep'
  /** Nodes are added, drained or deleted. */
  | 'order'
  /** A plan is made or executed. */
  | 'rebalance'
  | 'reconcile'
  /** It gets other credentials. */
  | 'update'
  /** Its agent and its credentials have been tried, and work. */
  | 'connect'
  | 'delete'
  | 'archive';

type Clusters = Machine<ClusterStatus, ClusterEvent>;

/**
 * What may become of a cluster. The statuses are those of CAST AI's SDK and Terraform provider; that one which is not
 * running takes no orders is a guess.
 */
export const clusterMachine: Clusters = {
  connecting: { update: 'connecting', connect: 'ready', delete: 'deleting', reconcile: 'connecting' },
  ready: {
    hibernate: 'hibernating',
    order: 'ready',
    rebalance: 'ready',
    reconcile: 'ready',
    update: 'connecting',
    connect: 'ready',
    delete: 'deleting',
  },
  warning: { order: 'warning', reconcile: 'ready', update: 'connecting', delete: 'deleting' },
  failed: { order: 'failed', reconcile: 'ready', update: 'connecting', delete: 'deleting' },
  hibernating: { sleep: 'hibernated', reconcile: 'hibernating', update: 'hibernating', delete: 'deleting' },
  hibernated: { resume: 'resuming', reconcile: 'hibernated', update: 'hibernated', delete: 'deleting' },
  resuming: {
    wake: 'ready',
    fallAsleep: 'hibernated',
    reconcile: 'resuming',
    update: 'resuming',
    delete: 'deleting',
  },
  deleting: { archive: 'archived' },
  archived: {},
};

/** The same where a cluster may be hibernated and resumed in any status but those of its end. */
export const lenientClusterMachine: Clusters = {
  ...clusterMachine,
  ready: { ...clusterMachine.ready, resume: 'resuming' },
  warning: { ...clusterMachine.warning, rebalance: 'warning', hibernate: 'hibernating', resume: 'resuming' },
  failed: { ...clusterMachine.failed, rebalance: 'failed', hibernate: 'hibernating', resume: 'resuming' },
  hibernating: { ...clusterMachine.hibernating, hibernate: 'hibernating', resume: 'resuming' },
  hibernated: { ...clusterMachine.hibernated, hibernate: 'hibernating' },
  resuming: { ...clusterMachine.resuming, hibernate: 'hibernating', resume: 'resuming' },
};

/** What is under way in a cluster, and the status that it leads to. */
export interface ClusterTask {
  readonly during: ClusterStatus;
  readonly goal: ClusterStatus;
  /** Those that end with it. */
  readonly operations: Operation[];
}

/** The statuses in which an event can happen, as a message lists them. */
export function wantedStatuses(machine: Clusters, event: ClusterEvent): string {
  return statesThatTake(machine, event)
    .map((status) => `"${status}"`)
    .join(' or ');
}

/** The status that a cluster's text stands for; one that is not known is on its way to be connected. */
export function toClusterStatus(text: string): ClusterStatus {
  if (text === 'deleted') return 'archived';
  return isClusterStatus(text) ? text : 'connecting';
}

function isClusterStatus(text: string): text is ClusterStatus {
  return Object.hasOwn(clusterMachine, text);
}
