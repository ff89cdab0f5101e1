import type { Schemas } from '@castai-bot/api';
import { attempt } from '../behaviour/attempt.ts';
import { requirePlans } from '../behaviour/cluster-lifecycle.ts';
import { arm, nextTriggerAt } from '../behaviour/scheduler.ts';
import { withoutNulls } from '../behaviour/without-nulls.ts';
import type { State } from '../state/state.ts';
import type { Cluster } from '../world/cluster.ts';
import type { Identified, RebalancingPlan } from '../world/world.ts';
import { belowThreshold, executePlan } from './execute-plan.ts';
import { generatePlan } from './generate-plan.ts';
import type { Job } from './job.ts';
import { moveJob } from './move-job.ts';
import { failPlan } from './move-plan.ts';
import { selectNodes } from './select-nodes.ts';

type Schedule = Identified<Schemas['RebalancingSchedule']>;

/** Arms a schedule: at its times each of its enabled jobs makes a plan, and executes it when it saves enough. */
export function armSchedule(state: State, organizationId: string, schedule: Schedule): void {
  arm(state, {
    key: `rebalancing/${schedule.id}`,
    cron: schedule.schedule.cron,
    fire: (at) => {
      for (const { cluster, job } of jobsOf(state, organizationId, schedule.id)) {
        if (job.enabled !== false) runJob(state, { cluster, job, schedule, at });
      }
      const { rebalancingSchedules } = state.ofOrganization(organizationId);
      rebalancingSchedules.put({ ...schedule, lastTriggerAt: state.timestamp(at) });
    },
  });
}

/** Finds the jobs of a schedule in all clusters of its organization. */
export function jobsOf(
  state: State,
  organizationId: string,
  scheduleId: string,
): readonly { readonly cluster: Cluster; readonly job: Job }[] {
  return state.clusters
    .toArray()
    .filter((cluster) => cluster.organizationId === organizationId)
    .flatMap((cluster) =>
      state
        .of(cluster.id)
        .rebalancingJobs.toArray()
        .filter((job) => job.rebalancingScheduleId === scheduleId)
        .map((job) => ({ cluster, job })),
    );
}

interface Run {
  readonly cluster: Cluster;
  readonly job: Job;
  readonly schedule: Schedule;
  readonly at: number;
}

/** A job whose last plan has not ended, and one of a cluster that cannot be rebalanced now, does not run. */
function runJob(state: State, { cluster, job, schedule, at }: Run): void {
  const { launchConfiguration, triggerConditions } = schedule;
  if (job.status === 'JobStatusInProgress') return;
  const canRun = attempt(() => requirePlans(state, cluster));
  const targets = canRun ? selectNodes(state.of(cluster.id).nodes.toArray(), launchConfiguration, at) : [];
  const nextTriggerTime = nextTriggerAt(state, schedule.schedule.cron) ?? null;
  const change = { lastTriggerAt: state.timestamp(at), nextTriggerAt: nextTriggerTime };
  if (targets.length === 0) {
    moveJob(state, cluster, { jobId: job.id, event: 'skip', change });
    return;
  }
  const plan = generatePlan(state, cluster, {
    body: {
      ...planOptions(launchConfiguration.rebalancingOptions),
      rebalancingNodes: targets.map(({ id }) => ({ nodeId: id })),
    },
    scheduleId: schedule.id,
    onGenerated: (generated) =>
      conclude(state, { cluster, jobId: job.id, plan: generated, triggerConditions }),
  });
  const { rebalancingPlanId } = plan;
  moveJob(state, cluster, { jobId: job.id, event: 'start', change: { ...change, rebalancingPlanId } });
}

interface Conclusion {
  readonly cluster: Cluster;
  readonly jobId: string;
  readonly plan: RebalancingPlan;
  readonly triggerConditions: Schedule['triggerConditions'];
}

/**
 * Executes a job's plan when it saves enough; from then on the job follows the plan. A plan below its own threshold ends
 * without being triggered, as seen in live answers; one below the schedule's stays as it was generated.
 */
function conclude(state: State, { cluster, jobId, plan, triggerConditions }: Conclusion): void {
  const savings = Number(plan.configurations?.diff?.savingsPercentage ?? 0);
  const planId = plan.rebalancingPlanId;
  const { enabled = false, achievedSavingsPercentage = 0 } = plan.executionConditions;
  const isEnough =
    triggerConditions.ignoreSavings === true || savings >= (triggerConditions.savingsPercentage ?? 0);
  if (state.of(cluster.id).rebalancingJobs.get(jobId)?.rebalancingPlanId !== planId) return;
  if (!isEnough) moveJob(state, cluster, { jobId, event: 'skip' });
  else if (enabled && savings < achievedSavingsPercentage) {
    failPlan(state, cluster, { planId, event: 'skip', error: belowThreshold });
  } else if (!attempt(() => executePlan(state, cluster, plan))) {
    moveJob(state, cluster, { jobId, event: 'fail' });
  }
}

function planOptions(options: Schemas['RebalancingOptions'] = {}): Schemas['NewRebalancingPlan'] {
  const { minNodes, evictGracefully, executionConditions, aggressiveModeConfig } = withoutNulls(options);
  return {
    ...(minNodes === undefined ? {} : { minNodes }),
    ...(evictGracefully === undefined ? {} : { evictGracefully }),
    ...(executionConditions === undefined ? {} : { executionConditions }),
    ...(aggressiveModeConfig === undefined ? {} : { aggressiveModeConfig }),
  };
}
