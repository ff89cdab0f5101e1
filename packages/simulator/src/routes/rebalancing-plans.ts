import { type ClusterCall, findCluster, findContents, found } from '../behaviour/find.ts';
import { listPage } from '../behaviour/list-page.ts';
import { requirePlans } from '../behaviour/cluster-lifecycle.ts';
import { requireNodeCount } from '../behaviour/most-nodes.ts';
import { notFound } from '../http/refusal.ts';
import { fromBase64, toBase64 } from '../http/cursor.ts';
import type { Order } from '../http/order.ts';
import { type CursorForm, plainParameters } from '../http/paginate.ts';
import { readMicros } from '../time/read-micros.ts';
import { type Call, type Handlers, Reply, type ResponseOf } from '../http/route.ts';
import { cancelPlan } from '../rebalancing/cancel-plan.ts';
import { executePlan } from '../rebalancing/execute-plan.ts';
import { generatePlan } from '../rebalancing/generate-plan.ts';
import { writePlan } from '../rebalancing/write-plan.ts';
import type { RebalancingPlan } from '../world/world.ts';

/** As the API lists plans. */
const NEWEST_FIRST: Order<RebalancingPlan> = {
  isDescending: true,
  read: ({ createdAt }) => readMicros(createdAt),
};

/** Their cursors are the time of the first plan of the next page, in base64. */
const TIME_CURSORS: CursorForm<RebalancingPlan> = {
  write: ({ next }) => toBase64(next.createdAt),
  read: (text) => {
    const from = readMicros(fromBase64(text));
    return from === 0 ? undefined : { from };
  },
};

export const rebalancingPlanHandlers: Handlers = {
  listRebalancingPlans: (call) => {
    const { query } = call;
    const statuses = query['filter.statuses'];
    const page = listPage(
      { ...call, parameters: plainParameters, order: NEWEST_FIRST, cursors: TIME_CURSORS },
      findContents(call).rebalancingPlans,
      (plan) => {
        if (statuses !== undefined) return statuses.some((status) => status === plan.status);
        return query.includeNegative === true || !isNegative(plan);
      },
    );
    return { items: page.items.map((plan) => writePlan(plan, query)), nextCursor: page.nextCursor };
  },
  generateRebalancingPlan: (call) => {
    const cluster = findCluster(call);
    requirePlans(call.state, cluster);
    requireNodeCount('minNodes', call.body.minNodes);
    const { rebalancingPlanId } = generatePlan(call.state, cluster, { body: call.body });
    return new Reply(202, { rebalancingPlanId });
  },
  getRebalancingPlan,
  executeRebalancingPlan: (call) =>
    new Reply(202, writePlan(executePlan(call.state, findCluster(call), findPlan(call)), {})),
  cancelRebalancingPlan: (call) => writePlan(cancelPlan(call.state, findCluster(call), findPlan(call)), {}),
};

function getRebalancingPlan(
  call: Call<'getRebalancingPlan'>,
): ResponseOf<'getRebalancingPlan'> | Reply<ResponseOf<'getRebalancingPlan'>> {
  const plan = findPlan(call);
  const { planBeforeGenerated } = call.state.guesses;
  if (plan.status === 'generating' && planBeforeGenerated === 'empty') return new Reply(200);
  if (plan.status === 'generating' && planBeforeGenerated === 'notFound') {
    throw notFound('rebalancing plan', plan.rebalancingPlanId);
  }
  return writePlan(plan, call.query);
}

function findPlan(
  call: ClusterCall & { readonly params: { readonly rebalancingPlanId: string } },
): RebalancingPlan {
  const { rebalancingPlanId } = call.params;
  return found(findContents(call).rebalancingPlans.get(rebalancingPlanId), {
    kind: 'rebalancing plan',
    id: rebalancingPlanId,
  });
}

function isNegative({ configurations }: RebalancingPlan): boolean {
  return Number(configurations?.diff?.savingsPercentage ?? 0) < 0;
}
