import type { Condition, Job, JobSpec, Pod, PodFailureRule } from '../kube-objects.ts';
import { findBotContainer } from '../kube-objects.ts';
import { describeError } from '../../report/render-report.ts';
import { findJobEnd, findTerminated, readReport } from './run-end.ts';

/** What Kubernetes takes where a Job does not say. */
const DEFAULT_BACKOFF_LIMIT = 6;

/**
 * What followed from a try that failed, or will, by the Job's podFailurePolicy, its backoffLimit and the tries before
 * it; undefined where it did not fail, or was the last of a Job that is over and says so itself.
 * @see https://kubernetes.io/docs/concepts/workloads/controllers/job/#pod-failure-policy
 */
export function describeTryEnd(
  { job, pods }: { readonly job: Job | undefined; readonly pods: readonly Pod[] },
  pod: Pod,
): string | undefined {
  const exitCode = findTerminated(pod)?.exitCode;
  if (exitCode === undefined || exitCode === 0) return undefined;
  const why = describeError(readReport(pod))[0];
  const ended = `Ended with exit code ${exitCode}${why === undefined ? '' : ` (${why})`}`;
  if (pods.at(-1) !== pod) return `${ended}: tried again`;
  if (findJobEnd(job)) return undefined;
  if (!job) return ended;
  const action = findAction(job.spec, pod);
  if (action === 'FailJob') return `${ended}: not tried again, its podFailurePolicy fails the Job`;
  const counted = pods.filter((one) => findAction(job.spec, one) !== 'Ignore').length;
  const limit = job.spec.backoffLimit ?? DEFAULT_BACKOFF_LIMIT;
  if (action === 'Ignore') return `${ended}: Kubernetes tries again, and does not count this try`;
  if (counted > limit) return `${ended}: not tried again, it was the last of ${toTries(limit + 1)}`;
  return `${ended}: Kubernetes tries again, ${limit + 1 - counted} of ${toTries(limit + 1)} left`;
}

function toTries(count: number): string {
  return count === 1 ? '1 try' : `${count} tries`;
}

/** Of the first rule that fits; a failure that no rule fits counts. */
function findAction({ podFailurePolicy }: JobSpec, pod: Pod): string {
  return podFailurePolicy?.rules?.find((rule) => fits(rule, pod))?.action ?? 'Count';
}

function fits({ onExitCodes, onPodConditions }: PodFailureRule, pod: Pod): boolean {
  if (onExitCodes) return fitsExitCode(onExitCodes, pod);
  const conditions = pod.status?.conditions ?? [];
  return (onPodConditions ?? []).some((wanted) => conditions.some((found) => isSame(wanted, found)));
}

function fitsExitCode({ containerName, operator, values }: ExitCodes, pod: Pod): boolean {
  const bot = pod.spec ? findBotContainer(pod.spec)?.name : undefined;
  const exitCode = findTerminated(pod)?.exitCode;
  if (exitCode === undefined || exitCode === 0 || (containerName ?? bot) !== bot) return false;
  return values.includes(exitCode) === (operator === 'In');
}

type ExitCodes = NonNullable<PodFailureRule['onExitCodes']>;

function isSame(wanted: Pick<Condition, 'type'> & { readonly status?: string }, found: Condition): boolean {
  return wanted.type === found.type && (wanted.status ?? 'True') === found.status;
}
