import { isPlanStatus, type PlanEvent, planMachine } from '../lifecycle/plan-machine.ts';
import { auditPlan } from '../behaviour/audit-internal.ts';
import type { State } from '../state/state.ts';
import type { Cluster } from '../world/cluster.ts';
import type { RebalancingPlan } from '../world/world.ts';
import { followPlan } from './move-job.ts';

/** Something that happens to a plan, and what else changes of it. */
export interface PlanMove {
  readonly planId: string;
  readonly event: PlanEvent;
  readonly change?: Partial<RebalancingPlan>;
}

/** Whether something can happen to a plan as it is. */
export function canMovePlan({ status }: RebalancingPlan, event: PlanEvent): boolean {
  return isPlanStatus(status) && planMachine[status][event] !== undefined;
}

/** Lets something happen to a plan, and its job follow. Gives back the plan as it then is; nothing when it cannot take it. */
export function movePlan(
  state: State,
  cluster: Cluster,
  { planId, event, change }: PlanMove,
): RebalancingPlan | undefined {
  const { rebalancingPlans } = state.of(cluster.id);
  const plan = rebalancingPlans.get(planId);
  if (plan === undefined || !isPlanStatus(plan.status)) return undefined;
  const status = planMachine[plan.status][event];
  if (status === undefined) return undefined;
  const moved = rebalancingPlans.put({ ...plan, ...change, status, updatedAt: state.timestamp() });
  followPlan(state, cluster, moved);
  auditPlan(state, cluster, moved);
  return moved;
}

/** Ends a plan that cannot go on, with the reason. */
export function failPlan(
  state: State,
  cluster: Cluster,
  {
    planId,
    event,
    error,
  }: Pick<PlanMove, 'planId'> & {
    readonly event: 'fail' | 'skip' | 'cancel';
    readonly error: { readonly reason: string; readonly message: string };
  },
): RebalancingPlan | undefined {
  const change = { finishedAt: state.timestamp(), errors: [error] };
  return movePlan(state, cluster, { planId, event, change });
}
