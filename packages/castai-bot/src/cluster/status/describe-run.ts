import type { Report } from '../../report/report.ts';
import type { Job, Pod } from '../kube-objects.ts';
import { isActive } from '../runs/list-runs.ts';
import { findBotStatus, findPodProblem, type RunProblem } from '../runs/pod-problem.ts';
import { findEndProblem, findJobEnd, toRunEnd } from '../runs/run-end.ts';

export interface RunStatus {
  readonly name: string;
  readonly state: 'waiting' | 'running' | 'done' | 'failed';
  /** By run-now, or kubectl create job --from. */
  readonly isManual: boolean;
  readonly startedAt: string | null;
  readonly endedAt: string | null;
  readonly tries: number;
  readonly exitCode: number | null;
  readonly report: Report | null;
  /** What keeps it from starting, or ended it. */
  readonly problem: RunProblem | null;
}

const POD_JOB_LABEL = 'batch.kubernetes.io/job-name';

/** A run as its Job and its pods tell it. */
export function describeRun(job: Job, allPods: readonly Pod[]): RunStatus {
  const { name, annotations } = job.metadata;
  const pods = podsOf(job, allPods);
  const last = pods.at(-1);
  const waiting = isActive(job) && last ? findPodProblem(last) : undefined;
  const problem: RunProblem | null = waiting
    ? {
        reason: waiting.reason,
        message: waiting.message,
        ...(waiting.hint === undefined ? {} : { hint: waiting.hint }),
      }
    : findEndProblem(job, last);
  const { tries, exitCode, report } = toRunEnd(name, { pods, problem });
  const end = findJobEnd(job);
  return {
    name,
    state: toState(job, last),
    isManual: annotations?.['cronjob.kubernetes.io/instantiate'] === 'manual',
    startedAt: job.status?.startTime ?? job.metadata.creationTimestamp ?? null,
    endedAt: job.status?.completionTime ?? end?.lastTransitionTime ?? null,
    tries,
    exitCode,
    report,
    problem,
  };
}

/** The pods of a run, oldest first: its tries. */
export function podsOf({ metadata: { name } }: Job, allPods: readonly Pod[]): readonly Pod[] {
  return allPods
    .filter(({ metadata }) => metadata.labels?.[POD_JOB_LABEL] === name)
    .toSorted((one, other) =>
      (one.metadata.creationTimestamp ?? '').localeCompare(other.metadata.creationTimestamp ?? ''),
    );
}

function toState(job: Job, last: Pod | undefined): RunStatus['state'] {
  const end = findJobEnd(job);
  if (end) return end.type === 'Complete' ? 'done' : 'failed';
  return last && findBotStatus(last)?.state?.running ? 'running' : 'waiting';
}
