import type { Schemas } from '@castai-bot/api';
import { attempt } from '../behaviour/attempt.ts';
import { arm, nextTriggerAt } from '../behaviour/scheduler.ts';
import { withoutNulls } from '../behaviour/without-nulls.ts';
import type { State } from '../state/state.ts';
import type { Cluster } from '../world/cluster.ts';
import type { Identified, RebalancingPlan } from '../world/world.ts';
import { executePlan } from './execute-plan.ts';
import { generatePlan } from './generate-plan.ts';
import { selectNodes } from './select-nodes.ts';

type Schedule = Identified<Schemas['RebalancingSchedule']>;
type Job = Identified<Schemas['RebalancingJob']>;

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

function runJob(state: State, { cluster, job, schedule, at }: Run): void {
  const { nodes, rebalancingJobs } = state.of(cluster.id);
  const { launchConfiguration, triggerConditions } = schedule;
  const targets = selectNodes(nodes.toArray(), launchConfiguration, at);
  const times = {
    lastTriggerAt: state.timestamp(at),
    nextTriggerAt: nextTriggerAt(state, schedule.schedule.cron) ?? null,
  };
  if (targets.length === 0) {
    rebalancingJobs.put({ ...job, ...times, status: 'JobStatusSkipped' });
    return;
  }
  const plan = generatePlan(state, cluster, {
    body: {
      ...planOptions(launchConfiguration.rebalancingOptions),
      rebalancingNodes: targets.map(({ id }) => ({ nodeId: id })),
    },
    scheduleId: schedule.id,
    onGenerated: (generated) => {
      const status = conclude(state, { cluster, plan: generated, triggerConditions });
      rebalancingJobs.put({ ...(rebalancingJobs.get(job.id) ?? job), status });
    },
  });
  rebalancingJobs.put({
    ...job,
    ...times,
    status: 'JobStatusInProgress',
    rebalancingPlanId: plan.rebalancingPlanId,
  });
}

function conclude(
  state: State,
  {
    cluster,
    plan,
    triggerConditions,
  }: {
    readonly cluster: Cluster;
    readonly plan: RebalancingPlan;
    readonly triggerConditions: Schedule['triggerConditions'];
  },
): NonNullable<Job['status']> {
  if (plan.status !== 'generated') return 'JobStatusFailed';
  const savings = Number(plan.configurations?.diff?.savingsPercentage ?? 0);
  const isEnough = savings >= (triggerConditions.savingsPercentage ?? 0);
  if (!isEnough && triggerConditions.ignoreSavings !== true) return 'JobStatusSkipped';
  return attempt(() => executePlan(state, cluster, plan)) ? 'JobStatusFinished' : 'JobStatusFailed';
}

function planOptions(options: Schemas['RebalancingOptions'] = {}): Schemas['NewRebalancingPlan'] {
  const { minNodes, evictGracefully, executionConditions, aggressiveModeConfig } = withoutNulls(options);
  const { ignoreProblemPreventedDrainPods: _prevented, ...aggressive } = aggressiveModeConfig ?? {};
  return {
    ...(minNodes === undefined ? {} : { minNodes }),
    ...(evictGracefully === undefined ? {} : { evictGracefully }),
    ...(executionConditions === undefined ? {} : { executionConditions }),
    ...(aggressiveModeConfig === undefined ? {} : { aggressiveModeConfig: aggressive }),
  };
}
