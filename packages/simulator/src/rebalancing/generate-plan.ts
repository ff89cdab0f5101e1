import type { Schemas } from '@castai-bot/api';
import type { State } from '../state/state.ts';
import type { Cluster } from '../world/cluster.ts';
import type { RebalancingPlan } from '../world/world.ts';
import { describeExchange } from './describe-exchange.ts';
import { canMovePlan, failPlan, movePlan } from './move-plan.ts';
import { type Exchange, planExchange } from './plan-nodes.ts';

/** What a plan is asked for. */
export interface PlanOrder {
  readonly body: Schemas['NewRebalancingPlan'];
  readonly scheduleId?: string;
  /** Told once the plan is generated. */
  readonly onGenerated?: (plan: RebalancingPlan) => void;
}

/** As few nodes as a plan leaves, unless it says otherwise. */
export const DEFAULT_MIN_NODES = 3;

/** Starts to generate a plan: generating, then generated, or error when no node can be replaced. */
export function generatePlan(
  state: State,
  cluster: Cluster,
  { body, scheduleId, onGenerated }: PlanOrder,
): RebalancingPlan {
  const { rebalancingPlans } = state.of(cluster.id);
  const {
    rebalancingNodes = [],
    minNodes = DEFAULT_MIN_NODES,
    pausedDrainConfig,
    aggressiveModeConfig,
  } = body;
  const plan = rebalancingPlans.put({
    rebalancingPlanId: state.random.uuid(),
    clusterId: cluster.id,
    status: 'generating',
    createdAt: state.timestamp(),
    updatedAt: state.timestamp(),
    minNodes,
    rebalancingNodeIds: rebalancingNodes.flatMap(({ nodeId }) => nodeId ?? []),
    scheduleId: scheduleId ?? null,
    evictGracefully: body.evictGracefully ?? false,
    keepDrainTimeoutNodes: body.keepDrainTimeoutNodes ?? false,
    aggressiveMode: body.aggressiveMode ?? false,
    executionConditions: body.executionConditions ?? { enabled: false },
    configurations: {},
    operations: [],
    ...(pausedDrainConfig === undefined ? {} : { pausedDrainConfig }),
    ...(aggressiveModeConfig === undefined ? {} : { aggressiveModeConfig }),
  });
  const planId = plan.rebalancingPlanId;
  state.clock.schedule(state.clock.now() + state.durations.planGenerate, () => {
    const present = rebalancingPlans.get(planId);
    if (present === undefined || !canMovePlan(present, 'generate')) return;
    const generated = finishGeneration(state, cluster, present);
    if (generated !== undefined) onGenerated?.(generated);
  });
  return plan;
}

/** Works out what a plan would exchange as the cluster is now. */
function exchangeOf(state: State, cluster: Cluster, plan: RebalancingPlan): Exchange {
  return planExchange(cluster, state.of(cluster.id), {
    minNodes: plan.minNodes,
    nodeIds: plan.rebalancingNodeIds,
    ignoresPinnedPods:
      plan.aggressiveMode === true || plan.aggressiveModeConfig?.ignoreProblemRemovalDisabledPods === true,
  });
}

/** Nothing when no node can be replaced: the plan has ended then. */
function finishGeneration(
  state: State,
  cluster: Cluster,
  plan: RebalancingPlan,
): RebalancingPlan | undefined {
  const planId = plan.rebalancingPlanId;
  const time = state.timestamp();
  const exchange = exchangeOf(state, cluster, plan);
  if (exchange.green.length === 0) {
    const error = { reason: 'rebalancingPlanGenerationFailed', message: 'no node can be replaced' };
    failPlan(state, cluster, { planId, event: 'fail', error });
    return undefined;
  }
  return movePlan(state, cluster, {
    planId,
    event: 'generate',
    change: {
      generatedAt: time,
      rebalancingNodeIds: exchange.blue.map(({ id }) => id),
      configurations: describeExchange(exchange, state.of(cluster.id)),
      operations: writeOperations(state, { exchange, time }),
    },
  });
}

function writeOperations(
  state: State,
  { exchange, time }: { readonly exchange: Exchange; readonly time: string },
): Schemas['RebalancingOperation'][] {
  const id = (): string => state.random.uuid();
  const creates = exchange.green.flatMap(({ instanceType, isSpot }) => {
    const params = { instanceType: instanceType.name, isSpot, isSpotFallback: false };
    return [
      { id: id(), type: 'create_node', nodeId: null, createdAt: time, createParams: params },
      { id: id(), type: 'prepare_node', nodeId: null, createdAt: time, prepareParams: params },
    ];
  });
  const removes = exchange.blue.flatMap((node) => {
    const params = { instanceType: node.instanceType, isSpot: node.spotConfig.isSpot ?? false };
    return [
      { id: id(), type: 'drain_node', nodeId: node.id, createdAt: time, drainParams: params },
      { id: id(), type: 'delete_node', nodeId: node.id, createdAt: time, deleteParams: params },
    ];
  });
  return [...creates, ...removes];
}
