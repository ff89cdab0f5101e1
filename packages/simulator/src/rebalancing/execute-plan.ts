import { Refusal } from '../http/refusal.ts';
import { requirePlans } from '../behaviour/cluster-lifecycle.ts';
import { notify } from '../behaviour/notify.ts';
import { orderNode } from '../behaviour/node-lifecycle.ts';
import { awaitNodes } from '../lifecycle/await-node.ts';
import { moveNode } from '../lifecycle/move-node.ts';
import type { NodeEvent, NodeGoal } from '../lifecycle/node-machine.ts';
import { nodeStateOf } from '../lifecycle/node-state.ts';
import { isRunning, type PlanEvent } from '../lifecycle/plan-machine.ts';
import type { State } from '../state/state.ts';
import type { Cluster } from '../world/cluster.ts';
import { type Node, REBALANCER } from '../world/node.ts';
import { priceOf } from '../world/node-price.ts';
import type { RebalancingPlan } from '../world/world.ts';
import { describeAchieved, savingsBetween } from './describe-exchange.ts';
import { failPlan, canMovePlan, movePlan } from './move-plan.ts';

interface Execution {
  readonly state: State;
  readonly cluster: Cluster;
  readonly planId: string;
  /** The nodes to replace, as they were when it began. */
  readonly blue: readonly Node[];
  /** The ids of the nodes that take their place. */
  readonly created: readonly string[];
}

/**
 * Executes a plan as it was generated, one stage after the other: nodes are created, prepared, the old ones drained and
 * deleted. A stage ends when its nodes have got there, or are gone.
 *
 * @throws {Refusal} 400 unless the plan is generated, its cluster ready, and no other one runs
 */
export function executePlan(state: State, cluster: Cluster, plan: RebalancingPlan): RebalancingPlan {
  const { rebalancingPlans } = state.of(cluster.id);
  requirePlans(state, state.clusters.get(cluster.id) ?? cluster);
  if (!canMovePlan(plan, 'execute')) {
    throw new Refusal(400, `the rebalancing plan is in status "${plan.status}", wanted "generated"`);
  }
  const running = rebalancingPlans.find(({ status }) => isRunning(status));
  if (running !== undefined) {
    throw new Refusal(400, `rebalancing plan ${running.rebalancingPlanId} is running in this cluster`);
  }
  const planId = plan.rebalancingPlanId;
  const blue = presentNodes(state, cluster, plan.rebalancingNodeIds);
  if (blue.length === 0) {
    const error = { reason: 'invalid', message: 'none of its nodes is in the cluster any more' };
    return failPlan(state, cluster, { planId, event: 'fail', error }) ?? plan;
  }
  const orders = plan.operations.filter(({ type }) => type === 'create_node');
  const created = orders.flatMap(({ createParams }) => {
    const { instanceType = '', isSpot = false } = createParams ?? {};
    const config = { instanceType, spotConfig: { isSpot } };
    return orderNode(state, cluster, { config, addedBy: REBALANCER })?.id ?? [];
  });
  const execution = { state, cluster, planId, blue, created };
  const change = { triggeredAt: state.timestamp() };
  movePlan(state, cluster, { planId, event: 'execute', change });
  awaitAll(execution, { nodeIds: created, goal: 'ready', during: 'creating_nodes' }, (ready) =>
    prepare(execution, { isWhole: ready > 0 && ready === orders.length }),
  );
  return rebalancingPlans.get(planId) ?? plan;
}

/** Goes on once nodes have got somewhere, unless something else has moved the plan on. */
function awaitAll(
  { state, cluster, planId }: Execution,
  {
    during,
    ...wait
  }: { readonly nodeIds: readonly string[]; readonly goal: NodeGoal; readonly during: string },
  next: (reached: number) => void,
): void {
  const done = (reached: number): void => {
    if (state.of(cluster.id).rebalancingPlans.get(planId)?.status === during) next(reached);
  };
  awaitNodes(state, cluster, { ...wait, done });
}

function prepare(execution: Execution, { isWhole }: { readonly isWhole: boolean }): void {
  const { state, cluster, planId, blue, created } = execution;
  const plan = state.of(cluster.id).rebalancingPlans.get(planId);
  if (plan === undefined) return;
  if (!isWhole) {
    const error = { reason: 'nodeCreateFailed', message: 'a node was gone before it was ready' };
    failPlan(state, cluster, { planId, event: 'fail', error });
    return;
  }
  const { enabled = false, achievedSavingsPercentage = 0 } = plan.executionConditions;
  const savings = savingsBetween(sumPrices(blue), sumPrices(presentNodes(state, cluster, created)));
  if (enabled && savings < achievedSavingsPercentage) {
    for (const nodeId of created) moveNode(state, cluster, { nodeId, event: 'deleteNow' });
    failPlan(state, cluster, { planId, event: 'skip', error: belowThreshold });
    return;
  }
  finishOperations(execution, 'create_node');
  advance(execution, 'create', { createdNodesAt: state.timestamp() });
  state.clock.schedule(state.clock.now() + state.durations.nodeJoin, () => drain(execution));
}

/** What ends a plan that would save less than its execution condition. */
export const belowThreshold = {
  reason: 'achievedSavingsBelowThreshold',
  message: 'the savings are below the execution condition',
};

function drain(execution: Execution): void {
  if (advance(execution, 'prepare') === undefined) return;
  finishOperations(execution, 'prepare_node');
  moveBlue(execution, 'drain');
  const nodeIds = execution.blue.map(({ id }) => id);
  awaitAll(execution, { nodeIds, goal: 'drained', during: 'draining_nodes' }, () => remove(execution));
}

function remove(execution: Execution): void {
  if (advance(execution, 'drain') === undefined) return;
  finishOperations(execution, 'drain_node');
  moveBlue(execution, 'delete');
  const nodeIds = execution.blue.map(({ id }) => id);
  awaitAll(execution, { nodeIds, goal: 'gone', during: 'deleting_nodes' }, () => finish(execution));
}

function finish(execution: Execution): void {
  const { state, cluster, planId, blue, created } = execution;
  finishOperations(execution, 'delete_node');
  const green = presentNodes(state, cluster, created);
  const time = state.timestamp();
  const plan = advance(execution, green.length === created.length ? 'finish' : 'finishInPart', {
    deletedNodesAt: time,
    finishedAt: time,
  });
  if (plan === undefined) return;
  const achieved = describeAchieved(state.of(cluster.id), { blue, green });
  const configurations = { ...plan.configurations, ...achieved, recommendations: { applied: true } };
  state.of(cluster.id).rebalancingPlans.put({ ...plan, configurations });
  notify(state, cluster, {
    name: 'RebalancingFinished',
    severity: 'SUCCESS',
    message: `Rebalancing plan ${planId} finished`,
  });
}

function advance(
  { state, cluster, planId }: Execution,
  event: PlanEvent,
  change: Partial<RebalancingPlan> = {},
): RebalancingPlan | undefined {
  return movePlan(state, cluster, { planId, event, change });
}

function moveBlue({ state, cluster, blue }: Execution, event: NodeEvent): void {
  for (const { id } of blue) moveNode(state, cluster, { nodeId: id, event });
}

/** Those of some nodes that are in the cluster, and are to stay. */
function presentNodes(state: State, cluster: Cluster, ids: readonly string[]): readonly Node[] {
  const { nodes } = state.of(cluster.id);
  return ids
    .flatMap((id) => nodes.get(id) ?? [])
    .filter((node) => !['leaving', 'deleting'].includes(nodeStateOf(state, node)));
}

function sumPrices(nodes: readonly Node[]): number {
  return nodes.reduce((sum, node) => sum + priceOf(node), 0);
}

function finishOperations({ state, cluster, planId, created }: Execution, type: string): void {
  const { rebalancingPlans } = state.of(cluster.id);
  const plan = rebalancingPlans.get(planId);
  if (plan === undefined) return;
  const ids = [...created];
  const operations = plan.operations.map((operation) =>
    operation.type === type
      ? { ...operation, nodeId: operation.nodeId ?? ids.shift() ?? null, finishedAt: state.timestamp() }
      : operation,
  );
  rebalancingPlans.put({ ...plan, operations });
}
