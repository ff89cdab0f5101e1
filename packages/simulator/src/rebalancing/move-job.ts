import { type JobEvent, jobMachine } from '../lifecycle/job-machine.ts';
import { hasEnded } from '../lifecycle/plan-machine.ts';
import type { State } from '../state/state.ts';
import type { Cluster } from '../world/cluster.ts';
import type { Job } from './job.ts';
import type { RebalancingPlan } from '../world/world.ts';

/** Lets something happen to a job. Gives back whether it could: a job that was deleted does not come back. */
export function moveJob(
  state: State,
  cluster: Cluster,
  {
    jobId,
    event,
    change,
  }: { readonly jobId: string; readonly event: JobEvent; readonly change?: Partial<Job> },
): boolean {
  const { rebalancingJobs } = state.of(cluster.id);
  const job = rebalancingJobs.get(jobId);
  const status = job && jobMachine[job.status ?? 'JobStatusPending'][event];
  if (job === undefined || status === undefined) return false;
  rebalancingJobs.put({ ...job, ...change, status });
  return true;
}

/** Ends the job that a plan was made for, once the plan has ended. */
export function followPlan(state: State, cluster: Cluster, plan: RebalancingPlan): void {
  if (!hasEnded(plan.status)) return;
  const job = state
    .of(cluster.id)
    .rebalancingJobs.find(
      ({ rebalancingPlanId, status }) =>
        rebalancingPlanId === plan.rebalancingPlanId && status === 'JobStatusInProgress',
    );
  if (job === undefined) return;
  moveJob(state, cluster, { jobId: job.id, event: plan.status === 'error' ? 'fail' : 'finish' });
}
