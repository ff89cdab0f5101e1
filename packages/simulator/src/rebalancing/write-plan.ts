import type { Schemas } from '@castai-bot/api';
import type { RebalancingPlan } from '../world/world.ts';

/** What of a plan is asked for. */
export interface PlanParts {
  readonly includeConfigurations?: boolean | undefined;
  readonly includeOperations?: boolean | undefined;
}

/**
 * Writes a plan as the API does: what has not happened yet is null and never absent, and so are configurations that
 * nobody asked for. When its nodes were drained is not told, not even of a plan that has finished.
 *
 * @see answers of the live API (EU, October 2026): 50 plans of a list, and two by themselves
 */
export function writePlan(plan: RebalancingPlan, parts: PlanParts): Schemas['RebalancingPlan'] {
  const { executionConditions } = plan;
  return {
    ...plan,
    generatedAt: plan.generatedAt ?? null,
    triggeredAt: plan.triggeredAt ?? null,
    createdNodesAt: plan.createdNodesAt ?? null,
    drainedNodesAt: null,
    deletedNodesAt: plan.deletedNodesAt ?? null,
    finishedAt: plan.finishedAt ?? null,
    errors: plan.errors ?? [],
    executionConditions: { enabled: false, achievedSavingsPercentage: 0, ...executionConditions },
    configurations: parts.includeConfigurations === true ? plan.configurations : null,
    operations: parts.includeOperations === true ? plan.operations : [],
  };
}
