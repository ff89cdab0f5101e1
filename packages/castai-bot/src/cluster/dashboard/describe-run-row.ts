import type { ShellLine, View } from '@castai-bot/cli';
import type { DeployedRun, DeployedRunDetails, DeployedTry, RunReport } from '@castai-bot/page';
import { describeTryEnd } from '../runs/describe-try-end.ts';
import type { Cluster } from '../connect.ts';
import type { Job, Pod } from '../kube-objects.ts';
import { clusterCommands } from '../rights/command-rights.ts';
import { hasStarted } from '../runs/next-step.ts';
import { findBotStatus, findPodProblem } from '../runs/pod-problem.ts';
import { findTerminated, readReport } from '../runs/run-end.ts';
import { describeRun, podsOf, type RunStatus } from '../status/describe-run.ts';
import { meaningOf } from '../../report/render-report.ts';
import { explainRun, type RunExplanation } from './explain-run.ts';
import type { Gathered } from './gather.ts';
import { toLine } from './to-line.ts';
import { toTime } from './to-time.ts';

interface RowOptions {
  /** Of the bot. */
  readonly entry: string;
  readonly gathered: Pick<Gathered, 'refused'>;
}

interface WholeOptions extends RowOptions {
  readonly cluster: Cluster;
  readonly gathered: Gathered;
  readonly view: View;
}

/** A run as a row of a list. */
export function describeRunRow(run: RunStatus, options: RowOptions): DeployedRun {
  return toRow(run, explain(run, options), options.entry);
}

function explain(run: RunStatus, { entry, gathered }: RowOptions): RunExplanation {
  return explainRun(run, { entry, arePodsKnown: !gathered.refused.includes('pods') });
}

function toRow(run: RunStatus, { why }: RunExplanation, entry: string): DeployedRun {
  const startedAt = toTime(run.startedAt);
  const isOver = run.state === 'done' || run.state === 'failed';
  const endedAt = toTime(run.endedAt);
  return {
    name: run.name,
    entry,
    state: run.state,
    isManual: run.isManual,
    startedAt,
    durationMs: isOver && startedAt !== null && endedAt !== null ? endedAt - startedAt : isOver ? 0 : null,
    tries: run.tries,
    exitCode: run.exitCode,
    meaning: run.exitCode === null ? null : meaningOf(run.exitCode, run.report),
    problem: run.problem?.message ?? null,
    why,
  };
}

/** What of a run its Job and its pods tell; without what else the cluster has to be asked for. */
export function describeRunWhole(
  job: Job,
  { cluster, entry, gathered, view }: WholeOptions,
): Omit<DeployedRunDetails, 'warnings' | 'warningsProblem'> {
  const run = describeRun(job, gathered.objects.pods);
  const explanation = explain(run, { entry, gathered });
  const pods = podsOf(job, gathered.objects.pods);
  return {
    ...toRow(run, explanation, entry),
    todo: explanation.todo === null ? null : view.typed(explanation.todo),
    lines: explanation.lines.map((line) => view.typed(inContext(line, cluster))),
    report: run.report === null ? null : toReport(run.report),
    pods: pods.map((pod) => describeTry(pod, { job, pods })),
  };
}

/** Commands that go to a cluster are to go to this one. */
function inContext(line: ShellLine, cluster: Cluster): ShellLine {
  const isForCluster = clusterCommands.some((command) => `${line} `.startsWith(`castai-bot ${command} `));
  return isForCluster ? toLine(line, cluster) : line;
}

/** What a page shows of it. */
function toReport({ counts, failed, failedCount, error }: NonNullable<RunStatus['report']>): RunReport {
  return { counts, failed, failedCount, ...(error === undefined ? {} : { error }) };
}

function describeTry(
  pod: Pod,
  { job, pods }: { readonly job: Job; readonly pods: readonly Pod[] },
): DeployedTry {
  const terminated = findTerminated(pod);
  const running = findBotStatus(pod)?.state?.running;
  const message = terminated?.message?.trim() ?? '';
  return {
    pod: pod.metadata.name,
    words: sayTry(pod, { job, pods }),
    startedAt: toTime(terminated?.startedAt ?? running?.startedAt),
    endedAt: toTime(terminated?.finishedAt),
    hasLog: hasStarted(pod),
    isRunning: running !== undefined,
    lastWords: message === '' || readReport(pod) !== null ? null : message,
  };
}

function sayTry(pod: Pod, about: { readonly job: Job; readonly pods: readonly Pod[] }): string {
  const exitCode = findTerminated(pod)?.exitCode;
  if (exitCode !== undefined)
    return (
      describeTryEnd(about, pod) ??
      `Ended with exit code ${exitCode} (${meaningOf(exitCode, readReport(pod))})`
    );
  if (findBotStatus(pod)?.state?.running) return 'It is running';
  const { reason, message = reason } = pod.status ?? {};
  return findPodProblem(pod)?.message ?? message ?? 'It has not started yet';
}
