import { shell } from '@castai-bot/cli';
import { parseReport, type Report } from '../../report/report.ts';
import type { Condition, Job, Pod, TerminatedState } from '../kube-objects.ts';
import { findBotStatus, type RunProblem } from './pod-problem.ts';

/** How a run went, as far as it is known. */
export interface RunEnd {
  readonly job: string;
  /** The last one; null when there never was one. */
  readonly pod: string | null;
  /** How many pods there were. */
  readonly tries: number;
  /** Of the bot in the last pod; null when it did not end. */
  readonly exitCode: number | null;
  readonly report: Report | null;
  readonly problem: RunProblem | null;
}

export function findTerminated(pod: Pod): TerminatedState | undefined {
  return findBotStatus(pod)?.state?.terminated;
}

/** The report in a pod's termination message: whole, or the last line of a log. */
export function readReport(pod: Pod): Report | null {
  const message = findTerminated(pod)?.message?.trim() ?? '';
  return parseReport(message) ?? parseReport(message.slice(message.lastIndexOf('\n') + 1)) ?? null;
}

/** That the Job is over: Complete, or Failed with why. */
export function findJobEnd(job: Job | undefined): Condition | undefined {
  return job?.status?.conditions?.find(
    ({ type, status }) => (type === 'Complete' || type === 'Failed') && status === 'True',
  );
}

/** What ended a run, beside the bot itself. */
export function findEndProblem(job: Job | undefined, pod: Pod | undefined): RunProblem | null {
  const end = findJobEnd(job);
  if (end?.type === 'Failed' && end.reason === 'DeadlineExceeded') {
    return deadlinePassed(job?.spec.activeDeadlineSeconds);
  }
  const terminated = pod ? findTerminated(pod) : undefined;
  if (terminated?.reason === 'OOMKilled') return outOfMemory;
  // A bot that came to an end by itself has said why, whatever became of its pod then.
  if (terminated && !KILLED.has(terminated.exitCode)) return null;
  return findEviction(pod) ?? (end?.type === 'Failed' && !terminated ? jobFailed(end) : null);
}

/** By SIGKILL and SIGTERM, which say nothing of who sent them, and why. */
const KILLED: ReadonlySet<number> = new Set([137, 143]);

/** By the pod itself, or by the condition that whoever took its place away has left. */
function findEviction(pod: Pod | undefined): RunProblem | undefined {
  const { reason, message = reason, conditions = [] } = pod?.status ?? {};
  if (reason !== undefined) return { reason, message: `The pod was ended: ${message ?? reason}` };
  const disruption = conditions.find(({ type, status }) => type === 'DisruptionTarget' && status === 'True');
  if (disruption === undefined) return undefined;
  const { reason: why = 'DisruptionTarget', message: words = why } = disruption;
  return { reason: why, message: `The pod was ended: ${words}` };
}

function jobFailed({ reason = 'Failed', message = reason }: Condition): RunProblem {
  return { reason, message: `The Job failed: ${message}` };
}

function deadlinePassed(seconds: number | undefined): RunProblem {
  return {
    reason: 'DeadlineExceeded',
    message: `The run was ended by its deadline: activeDeadlineSeconds${seconds === undefined ? '' : ` ${seconds}`} had passed`,
    hint: shell`Raise activeDeadlineSeconds in k8s/ and deadlineSeconds in castai-bot.json, or have the function do less a run`,
  };
}

const outOfMemory: RunProblem = {
  reason: 'OOMKilled',
  message: 'The bot was killed: it needed more memory than its limit',
  hint: shell`Raise resources.limits.memory in k8s/, then castai-bot deploy`,
};

export function toRunEnd(
  job: string,
  { pods, problem }: { readonly pods: readonly Pod[]; readonly problem: RunProblem | null },
): RunEnd {
  const last = pods.at(-1);
  return {
    job,
    pod: last?.metadata.name ?? null,
    tries: pods.length,
    exitCode: last ? (findTerminated(last)?.exitCode ?? null) : null,
    report: last ? readReport(last) : null,
    problem,
  };
}
