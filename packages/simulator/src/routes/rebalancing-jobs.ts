import type { Schemas } from '@castai-bot/api';
import { type ClusterCall, findContents, found } from '../behaviour/find.ts';
import { ownContents } from '../behaviour/find-organization.ts';
import { nextTriggerAt } from '../behaviour/scheduler.ts';
import { badField } from '../http/refusal.ts';
import type { Handlers } from '../http/route.ts';
import type { Identified } from '../world/world.ts';

type Job = Identified<Schemas['RebalancingJob']>;

export const rebalancingJobHandlers: Handlers = {
  listRebalancingJobs: (call) => {
    const { rebalancingScheduleId } = call.query;
    return {
      jobs: findContents(call)
        .rebalancingJobs.toArray()
        .filter(
          (job) => rebalancingScheduleId === undefined || job.rebalancingScheduleId === rebalancingScheduleId,
        ),
    };
  },
  createRebalancingJob: (call) => {
    const { rebalancingScheduleId, enabled } = call.body;
    const schedule = ownContents(call).rebalancingSchedules.get(rebalancingScheduleId);
    if (schedule === undefined) {
      throw badField('rebalancingScheduleId', `no rebalancing schedule "${rebalancingScheduleId}"`);
    }
    return findContents(call).rebalancingJobs.put({
      id: call.state.random.uuid(),
      clusterId: call.params.clusterId,
      rebalancingScheduleId,
      enabled: enabled ?? true,
      status: 'JobStatusPending',
      rebalancingPlanId: '',
      lastTriggerAt: null,
      nextTriggerAt: nextTriggerAt(call.state, schedule.schedule.cron) ?? null,
    });
  },
  getRebalancingJob: (call) => findJob(call),
  updateRebalancingJob: (call) => {
    const job = findJob(call);
    const { enabled } = call.body;
    return findContents(call).rebalancingJobs.put({ ...job, enabled: enabled ?? job.enabled ?? true });
  },
  deleteRebalancingJob: (call) => {
    findContents(call).rebalancingJobs.remove(findJob(call).id);
    return {};
  },
};

function findJob(call: ClusterCall & { readonly params: { readonly id: string } }): Job {
  const { id } = call.params;
  return found(findContents(call).rebalancingJobs.get(id), { kind: 'rebalancing job', id });
}
