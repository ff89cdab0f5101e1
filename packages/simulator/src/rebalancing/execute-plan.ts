import { Refusal } from '../http/refusal.ts';
import { notify } from '../behaviour/notify.ts';
import { moveNode, orderNode, removeNode } from '../behaviour/node-lifecycle.ts';
import type { State } from '../state/state.ts';
import type { Cluster } from '../world/cluster.ts';
import type { Node } from '../world/node.ts';
import type { RebalancingPlan } from '../world/world.ts';
import { savingsPercentage } from './describe-exchange.ts';
import type { Exchange } from './plan-nodes.ts';
import { exchangeOf } from './generate-plan.ts';

const RUNNING: readonly string[] = ['creating_nodes', 'preparing_nodes', 'draining_nodes', 'deleting_nodes'];

interface Execution {
  readonly state: State;
  readonly cluster: Cluster;
  readonly planId: string;
  readonly exchange: Exchange;
  readonly created: readonly Node[];
}

/**
 * Executes a plan, one stage after the other: nodes are created, prepared, the old ones drained and deleted.
 *
 * @throws {Refusal} 400 unless the plan is generated and no other one runs
 */
export function executePlan(state: State, cluster: Cluster, plan: RebalancingPlan): RebalancingPlan {
  const { rebalancingPlans } = state.of(cluster.id);
  if (plan.status !== 'generated') {
    throw new Refusal(400, `the rebalancing plan is in status "${plan.status}", wanted "generated"`);
  }
  const running = rebalancingPlans.find(({ status }) => RUNNING.includes(status));
  if (running !== undefined) {
    throw new Refusal(400, `rebalancing plan ${running.rebalancingPlanId} is running in this cluster`);
  }
  const exchange = exchangeOf(state, cluster, plan);
  const created = exchange.green.flatMap(({ instanceType, isSpot }) => {
    const config = { instanceType: instanceType.name, spotConfig: { isSpot } };
    return orderNode(state, cluster, { config, addedBy: 'autoscaler' }) ?? [];
  });
  const execution = { state, cluster, planId: plan.rebalancingPlanId, exchange, created };
  const { nodeCreate, nodeJoin } = state.durations;
  state.clock.schedule(state.clock.now() + nodeCreate + nodeJoin, (at) => prepare(execution, at));
  return advance(execution, { from: 'generated', to: 'creating_nodes', triggeredAt: state.timestamp() });
}

/** Cancels a plan that has not ended: what it drained is let go, what it created stays. @throws {Refusal} 400 when it has ended */
export function cancelPlan(state: State, cluster: Cluster, plan: RebalancingPlan): RebalancingPlan {
  if (['finished', 'partially_finished', 'error'].includes(plan.status)) {
    throw new Refusal(400, `the rebalancing plan has ended: it is in status "${plan.status}"`);
  }
  const { nodes, rebalancingPlans } = state.of(cluster.id);
  for (const id of plan.rebalancingNodeIds) {
    const node = nodes.get(id);
    if (node !== undefined && ['draining', 'cordoned'].includes(node.state.phase ?? '')) {
      nodes.put({ ...node, unschedulable: false, state: { phase: 'ready' } });
    }
  }
  const time = state.timestamp();
  const error = { reason: 'canceled_by_user', message: 'canceled by user' };
  return rebalancingPlans.put({
    ...plan,
    status: 'error',
    updatedAt: time,
    finishedAt: time,
    errors: [error],
  });
}

function prepare(execution: Execution, at: number): void {
  const { state, cluster, planId, exchange, created } = execution;
  const plan = state.of(cluster.id).rebalancingPlans.get(planId);
  if (plan?.status !== 'creating_nodes') return;
  const { enabled = false, achievedSavingsPercentage = 0 } = plan.executionConditions;
  if (enabled && savingsPercentage(exchange) < achievedSavingsPercentage) {
    for (const { id } of created) removeNode(state, cluster, { nodeId: id, at });
    fail(execution, { plan, at });
    return;
  }
  finishOperations(execution, { type: 'create_node', at });
  advance(execution, { from: 'creating_nodes', to: 'preparing_nodes', createdNodesAt: state.timestamp(at) });
  state.clock.schedule(at + state.durations.nodeJoin, (later) => drain(execution, later));
}

function drain(execution: Execution, at: number): void {
  const { state, cluster, exchange } = execution;
  finishOperations(execution, { type: 'prepare_node', at });
  if (advance(execution, { from: 'preparing_nodes', to: 'draining_nodes' }).status !== 'draining_nodes')
    return;
  const { nodes } = state.of(cluster.id);
  for (const { id } of exchange.blue) {
    const node = nodes.get(id);
    if (node !== undefined) nodes.put({ ...node, unschedulable: true, state: { phase: 'draining' } });
  }
  state.clock.schedule(at + state.durations.nodeDrain, (later) => remove(execution, later));
}

function remove(execution: Execution, at: number): void {
  const { state, cluster, exchange } = execution;
  const moved = advance(execution, {
    from: 'draining_nodes',
    to: 'deleting_nodes',
    drainedNodesAt: state.timestamp(at),
  });
  if (moved.status !== 'deleting_nodes') return;
  finishOperations(execution, { type: 'drain_node', at });
  for (const { id } of exchange.blue)
    moveNode(state, cluster, { nodeId: id, from: 'draining', phase: 'deleting' });
  state.clock.schedule(at + state.durations.nodeDelete, (later) => finish(execution, later));
}

function finish(execution: Execution, at: number): void {
  const { state, cluster, exchange } = execution;
  for (const { id } of exchange.blue) removeNode(state, cluster, { nodeId: id, at });
  finishOperations(execution, { type: 'delete_node', at });
  const time = state.timestamp(at);
  const plan = advance(execution, {
    from: 'deleting_nodes',
    to: 'finished',
    deletedNodesAt: time,
    finishedAt: time,
  });
  notify(state, cluster, {
    name: 'RebalancingFinished',
    severity: 'SUCCESS',
    message: `Rebalancing plan ${plan.rebalancingPlanId} finished`,
  });
  const { green, diff } = plan.configurations ?? {};
  const { totals: affectedNodeTotals, clusterTotals } = green ?? {};
  if (affectedNodeTotals === undefined || clusterTotals === undefined || diff === undefined) return;
  state.of(cluster.id).rebalancingPlans.put({
    ...plan,
    configurations: {
      ...plan.configurations,
      achieved: { affectedNodeTotals, clusterTotals },
      achievedDiff: diff,
      recommendations: { applied: true },
    },
  });
}

function fail(
  { state, cluster }: Execution,
  { plan, at }: { readonly plan: RebalancingPlan; readonly at: number },
): void {
  const time = state.timestamp(at);
  const error = {
    reason: 'achievedSavingsBelowThreshold',
    message: 'the savings are below the execution condition',
  };
  const status = state.guesses.skippedPlanStatus;
  state
    .of(cluster.id)
    .rebalancingPlans.put({ ...plan, status, updatedAt: time, finishedAt: time, errors: [error] });
}

/** Moves a plan on, unless something else moved it away. */
function advance(
  { state, cluster, planId }: Execution,
  { from, to, ...times }: { readonly from: string; readonly to: string } & Partial<RebalancingPlan>,
): RebalancingPlan {
  const { rebalancingPlans } = state.of(cluster.id);
  const plan = rebalancingPlans.get(planId);
  if (plan === undefined) throw new RangeError(`no rebalancing plan ${planId}`);
  return plan.status === from
    ? rebalancingPlans.put({ ...plan, ...times, status: to, updatedAt: state.timestamp() })
    : plan;
}

function finishOperations(
  { state, cluster, planId, created }: Execution,
  { type, at }: { readonly type: string; readonly at: number },
): void {
  const { rebalancingPlans } = state.of(cluster.id);
  const plan = rebalancingPlans.get(planId);
  if (plan === undefined) return;
  const ids = created.map(({ id }) => id);
  const operations = plan.operations.map((operation) =>
    operation.type === type
      ? { ...operation, nodeId: operation.nodeId ?? ids.shift() ?? null, finishedAt: state.timestamp(at) }
      : operation,
  );
  rebalancingPlans.put({ ...plan, operations });
}
