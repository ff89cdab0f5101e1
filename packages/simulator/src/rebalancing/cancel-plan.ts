import { Refusal } from '../http/refusal.ts';
import { moveNode } from '../lifecycle/move-node.ts';
import { isRunning } from '../lifecycle/plan-machine.ts';
import type { State } from '../state/state.ts';
import type { Cluster } from '../world/cluster.ts';
import type { RebalancingPlan } from '../world/world.ts';
import { failPlan } from './move-plan.ts';

type Reason = { readonly reason: string; readonly message: string };

/** Cancels a plan that has not ended: what it drained is let go, what it created stays. @throws {Refusal} 400 when it has ended */
export function cancelPlan(state: State, cluster: Cluster, plan: RebalancingPlan): RebalancingPlan {
  const error = { reason: 'canceled_by_user', message: 'canceled by user' };
  const cancelled = cancel(state, cluster, { plan, error });
  if (cancelled !== undefined) return cancelled;
  throw new Refusal(400, `the rebalancing plan has ended: it is in status "${plan.status}"`);
}

/** Cancels every plan that changes a cluster. */
export function cancelRunningPlans(state: State, cluster: Cluster, error: Reason): void {
  for (const plan of state.of(cluster.id).rebalancingPlans.toArray()) {
    if (isRunning(plan.status)) cancel(state, cluster, { plan, error });
  }
}

function cancel(
  state: State,
  cluster: Cluster,
  { plan, error }: { readonly plan: RebalancingPlan; readonly error: Reason },
): RebalancingPlan | undefined {
  const { rebalancingPlanId: planId, rebalancingNodeIds } = plan;
  const cancelled = failPlan(state, cluster, { planId, event: 'cancel', error });
  if (cancelled === undefined || !isRunning(plan.status)) return cancelled;
  for (const nodeId of rebalancingNodeIds) moveNode(state, cluster, { nodeId, event: 'release' });
  return cancelled;
}
