import { Refusal } from '../http/refusal.ts';
import { finishOperation, startOperation } from '../behaviour/operations.ts';
import type { Operation } from '../state/operation.ts';
import type { State } from '../state/state.ts';
import { type Cluster, isWaitingForAgent } from '../world/cluster.ts';
import {
  type ClusterEvent,
  type ClusterTask,
  clusterMachine,
  lenientClusterMachine,
  toClusterStatus,
  wantedStatuses,
} from './cluster-machine.ts';

/** Something that happens to a cluster. */
export interface ClusterMove {
  readonly event: ClusterEvent;
  /** What else changes of the cluster. */
  readonly change?: Partial<Cluster>;
  /** Why what was under way fails. @default the status that came in between, if it is not the one that was wanted */
  readonly error?: NonNullable<Operation['error']>;
}

/** What an agent in the cluster has to do. */
const NEEDS_AGENT: readonly ClusterEvent[] = ['hibernate', 'resume', 'order', 'rebalance'];

/** Refuses what cannot happen to a cluster as it is. @throws {Refusal} 400 */
export function requireClusterEvent(state: State, cluster: Cluster, event: ClusterEvent): void {
  if (isWaitingForAgent(cluster) && NEEDS_AGENT.includes(event)) {
    throw new Refusal(400, 'no agent has connected to the cluster yet');
  }
  const machine = machineOf(state);
  if (machine[toClusterStatus(cluster.status)][event] !== undefined) return;
  const wanted = wantedStatuses(machine, event);
  throw new Refusal(400, `the cluster is in status "${cluster.status}", wanted ${wanted}`);
}

/** Lets something happen to a cluster: what was under way ends with it, well when it led there. Gives back whether it could happen. */
export function moveCluster(state: State, clusterId: string, move: ClusterMove): boolean {
  const cluster = state.clusters.get(clusterId);
  if (cluster === undefined) return false;
  const from = toClusterStatus(cluster.status);
  const status = machineOf(state)[from][move.event];
  if (status === undefined) return false;
  state.clusters.put({ ...cluster, ...move.change, ...(status === from ? {} : { status }) });
  const task = state.clusterTasks.get(clusterId);
  if (task === undefined || task.during === status) return true;
  state.clusterTasks.delete(clusterId);
  const interrupted = { reason: 'OperationInterrupted', details: `the cluster is in status "${status}"` };
  const error = move.error ?? (status === task.goal ? undefined : interrupted);
  const outcome = error === undefined ? {} : { error };
  for (const operation of task.operations) {
    finishOperation(state, operation, { at: state.clock.now(), ...outcome });
  }
  return true;
}

/** What is being done to a cluster. */
export interface Task {
  readonly operation: Operation;
  /** Whether it was under way already: the operation ends with it. */
  readonly isJoined: boolean;
  /** Whether nothing has come in between. */
  readonly isOn: () => boolean;
}

/** Begins to hibernate or resume a cluster, or joins when that is under way. */
export function startClusterTask(
  state: State,
  clusterId: string,
  { event }: { readonly event: 'hibernate' | 'resume' },
): Task {
  const operation = startOperation(state);
  const during = event === 'hibernate' ? 'hibernating' : 'resuming';
  const present = state.clusterTasks.get(clusterId);
  if (present?.during === during) {
    present.operations.push(operation);
    return { operation, isJoined: true, isOn: () => state.clusterTasks.get(clusterId) === present };
  }
  moveCluster(state, clusterId, { event });
  const goal = event === 'hibernate' ? 'hibernated' : 'ready';
  const task: ClusterTask = { during, goal, operations: [operation] };
  state.clusterTasks.set(clusterId, task);
  return { operation, isJoined: false, isOn: () => state.clusterTasks.get(clusterId) === task };
}

function machineOf({ guesses }: State): typeof clusterMachine {
  return guesses.refusesHibernateUnlessReady ? clusterMachine : lenientClusterMachine;
}
