import type { Job, Pod } from '../kube-objects.ts';
import { findBotStatus, findPodProblem, type RunProblem, type WaitingProblem } from './pod-problem.ts';
import { findEndProblem, findJobEnd, findTerminated } from './run-end.ts';

/** What is known of a run that is followed. */
export interface Followed {
  readonly jobName: string;
  /** Undefined until it was seen. */
  readonly job: Job | undefined;
  /** Somebody deleted the Job. */
  readonly isGone: boolean;
  /** Oldest first; one that was deleted as it was last. */
  readonly pods: readonly Pod[];
  /** The pods were asked for after the Job's end was seen. */
  readonly isListed: boolean;
  /** By the pod's name: how far its log was read; none where it was not begun. */
  readonly logs: ReadonlyMap<string, LogState>;
  /** What the cluster warned of, about what has not started. */
  readonly warnings: readonly WaitingProblem[];
  /** What was said, not to be said again. */
  readonly said: ReadonlySet<string>;
  /** Milliseconds since 1970. */
  readonly now: number;
  /** Since when nothing has changed and nothing was asked. */
  readonly quietSince: number;
}

export interface LogState {
  readonly isWhole: boolean;
  /** When the last connection ended. */
  readonly endedAt: number;
  /** How many connections in a row broke. */
  readonly failures: number;
}

/** What to do next. */
export type Step =
  | { readonly kind: 'say'; readonly message: string }
  | { readonly kind: 'read-log'; readonly pod: Pod }
  | { readonly kind: 'list-pods' }
  | { readonly kind: 'read-events'; readonly of: string }
  | { readonly kind: 'wait'; readonly atMostMs: number }
  | { readonly kind: 'end'; readonly problem: RunProblem | null };

/** A pod that does not start says why itself within this, or the cluster's events are asked. */
const EVENTS_AFTER_MS = 4000;
/** How long the status of a container may lag behind the end of its log. */
const STATUS_LAG_MS = 3000;
const PAUSE_MS = 1000;

/** Logs before all, each try in turn; then the end; then what keeps the run from starting. */
export function nextStep(state: Followed): Step {
  return readOn(state) ?? findEnd(state) ?? findStuck(state);
}

export function hasStarted(pod: Pod): boolean {
  const { running, terminated } = findBotStatus(pod)?.state ?? {};
  return running !== undefined || terminated !== undefined;
}

/** Whether nothing more comes from a pod, as far as is known. */
export function isOver({ isGone, job }: Pick<Followed, 'isGone' | 'job'>, pod: Pod): boolean {
  return isGone || findJobEnd(job) !== undefined || findTerminated(pod) !== undefined;
}

function readOn(state: Followed): Step | undefined {
  const { pods, logs, now } = state;
  const pod = pods.find((one) => hasStarted(one) && logs.get(one.metadata.name)?.isWhole !== true);
  if (!pod) return undefined;
  const log = logs.get(pod.metadata.name);
  if (!log) return { kind: 'read-log', pod };
  // A log that ended while the pod did not is read again all the same: the connection may have been cut.
  const pauseMs = log.failures > 0 ? PAUSE_MS : isOver(state, pod) ? 0 : STATUS_LAG_MS;
  const atMostMs = log.endedAt + pauseMs - now;
  return atMostMs > 0 ? { kind: 'wait', atMostMs } : { kind: 'read-log', pod };
}

/** A run that ended well is over before its Job says so. */
function findEnd({ pods, job, jobName, isListed, isGone }: Followed): Step | undefined {
  const last = pods.at(-1);
  if (last && findTerminated(last)?.exitCode === 0) return { kind: 'end', problem: null };
  if (findJobEnd(job)) {
    // The Job's end may be seen before its pod's, and even before the pod.
    return isListed ? { kind: 'end', problem: findEndProblem(job, last) } : { kind: 'list-pods' };
  }
  if (!isGone) return undefined;
  return { kind: 'end', problem: { reason: 'Deleted', message: `Somebody deleted the Job ${jobName}` } };
}

/** Says what the run waits for, and ends it where waiting will not help. */
function findStuck({ jobName, pods, warnings, said, now, quietSince }: Followed): Step {
  const waiting = pods.find((pod) => !hasStarted(pod));
  const ofPod = waiting ? findPodProblem(waiting) : undefined;
  const isStarting = waiting !== undefined || pods.length === 0;
  const problems = [...(ofPod ? [ofPod] : []), ...(isStarting ? warnings : [])];
  const unsaid = problems.find(({ message }) => !said.has(message));
  if (unsaid) return { kind: 'say', message: unsaid.message };
  const fatal = problems.find(({ isFatal }) => isFatal);
  if (fatal) return { kind: 'end', problem: toProblem(fatal) };
  const atMostMs = quietSince + EVENTS_AFTER_MS - now;
  if (!isStarting) return { kind: 'wait', atMostMs: EVENTS_AFTER_MS };
  return atMostMs > 0
    ? { kind: 'wait', atMostMs }
    : { kind: 'read-events', of: waiting?.metadata.name ?? jobName };
}

function toProblem({ reason, message, hint }: WaitingProblem): RunProblem {
  return { reason, message, ...(hint === undefined ? {} : { hint }) };
}
