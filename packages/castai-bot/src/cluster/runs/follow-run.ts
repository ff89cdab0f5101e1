import { type CommandContext, toOneLine } from '@castai-bot/cli';
import { ReportFilter } from '../../report/report-filter.ts';
import { findBotContainer, type Pod } from '../kube-objects.ts';
import type { Kubectl } from '../kubectl.ts';
import { listPods } from './list-runs.ts';
import { findBotStatus, findPodProblem, type RunProblem } from './pod-problem.ts';
import { readWarnings } from './read-events.ts';
import { findEndProblem, findJobEnd, findTerminated, toRunEnd, type RunEnd } from './run-end.ts';
import { RunWatch } from './run-watch.ts';

/** A pod that does not start says why itself within this, or the cluster's events are asked. */
const EVENTS_AFTER_MS = 4000;
/** How long the status of a container may lag behind the end of its log. */
const STATUS_LAG_MS = 3000;

export interface FollowOptions {
  readonly context: Pick<CommandContext, 'isJson' | 'note' | 'now' | 'signal' | 'stderr' | 'stdout'>;
}

/**
 * Shows a run's logs until its Job is over, each try in turn, and what keeps it from starting as soon as that is known.
 * @throws CliError when the cluster cannot be watched; the signal's reason when it is aborted
 */
export async function followRun(kubectl: Kubectl, job: string, { context }: FollowOptions): Promise<RunEnd> {
  const watch = new RunWatch(kubectl, job);
  const run: Following = { kubectl, job, watch, context, shown: new Set(), said: new Set() };
  watch.start(context.signal);
  try {
    for (;;) {
      context.signal.throwIfAborted();
      const next = watch.pods.find((pod) => !run.shown.has(pod.metadata.name) && hasStarted(pod));
      if (next) {
        await showTry(run, next);
        continue;
      }
      const end = (await findEnd(run)) ?? (await findStuck(run));
      if (end) return end;
    }
  } finally {
    watch.stop();
  }
}

interface Following extends FollowOptions {
  readonly kubectl: Kubectl;
  readonly job: string;
  readonly watch: RunWatch;
  /** Pods whose logs were shown. */
  readonly shown: Set<string>;
  /** What was said, not to be said again. */
  readonly said: Set<string>;
}

function hasStarted(pod: Pod): boolean {
  const { running, terminated } = findBotStatus(pod)?.state ?? {};
  return running !== undefined || terminated !== undefined;
}

async function showTry(run: Following, pod: Pod): Promise<void> {
  const { kubectl, watch, context, shown } = run;
  const { name } = pod.metadata;
  shown.add(name);
  if (shown.size > 1) context.note(`Try ${shown.size}: pod ${name}`);
  const container = (pod.spec ? findBotContainer(pod.spec)?.name : undefined) ?? 'bot';
  const out = context.isJson ? context.stderr : context.stdout;
  const filter = new ReportFilter((text) => void out.write(text));
  const find = (): Pod | undefined => watch.pods.find(({ metadata }) => metadata.name === name);
  const isOver = (): boolean => {
    const now = find();
    return (
      watch.isGone ||
      findJobEnd(watch.job) !== undefined ||
      (now !== undefined && findTerminated(now) !== undefined)
    );
  };
  for (let since: readonly string[] = []; ; since = [`--since-time=${context.now().toISOString()}`]) {
    await kubectl.stream(['logs', name, `--container=${container}`, '--follow', ...since], {
      action: `read the logs of pod ${JSON.stringify(name)}`,
      onText: (text) => filter.push(text),
      signal: context.signal,
    });
    const until = context.now().getTime() + STATUS_LAG_MS;
    while (!isOver() && context.now().getTime() < until) await watch.changed(STATUS_LAG_MS);
    // The stream may have broken while the bot goes on.
    if (isOver()) break;
  }
  filter.end();
  const exitCode = findTerminated(find() ?? pod)?.exitCode;
  if (exitCode !== undefined && exitCode !== 0 && findJobEnd(watch.job) === undefined) {
    context.note(`Ended with exit code ${exitCode}: Kubernetes tries again, or gives up`);
  }
}

/** A run that ended well is over before its Job says so. */
async function findEnd(run: Following): Promise<RunEnd | undefined> {
  const { job, watch, kubectl, shown } = run;
  const last = watch.pods.at(-1);
  if (last !== undefined && findTerminated(last)?.exitCode === 0) {
    return toRunEnd(job, { pods: watch.pods, problem: null });
  }
  if (findJobEnd(watch.job) !== undefined) {
    // The Job's end may be seen before its pod's, and even before the pod.
    const pods = mergePods(watch.pods, await listPods(kubectl, job));
    for (const pod of pods) if (!shown.has(pod.metadata.name) && hasStarted(pod)) await showTry(run, pod);
    return toRunEnd(job, { pods, problem: findEndProblem(watch.job, pods.at(-1)) });
  }
  if (!watch.isGone) return undefined;
  const problem = { reason: 'Deleted', message: `Somebody deleted the Job ${job}` };
  return toRunEnd(job, { pods: watch.pods, problem });
}

/** What is there now, and what was seen and is gone. */
function mergePods(seen: readonly Pod[], found: readonly Pod[]): readonly Pod[] {
  const names = new Set(found.map(({ metadata }) => metadata.name));
  return [...seen.filter(({ metadata }) => !names.has(metadata.name)), ...found];
}

/** Waits for the next change, says what the run waits for, and ends it where waiting will not help. */
async function findStuck(run: Following): Promise<RunEnd | undefined> {
  const { watch, job, kubectl, shown } = run;
  const waiting = watch.pods.find((pod) => !shown.has(pod.metadata.name) && !hasStarted(pod));
  const problem = waiting ? findPodProblem(waiting) : undefined;
  if (problem) say(run, problem);
  if (problem?.isFatal) return toRunEnd(job, { pods: watch.pods, problem: toProblem(problem) });
  const before = run.context.now().getTime();
  await watch.changed(EVENTS_AFTER_MS);
  const hasWaitedLong = run.context.now().getTime() - before >= EVENTS_AFTER_MS - 100;
  if (!hasWaitedLong || (waiting === undefined && watch.pods.length > 0)) return undefined;
  const warnings = await readWarnings(kubectl, waiting?.metadata.name ?? job);
  for (const one of warnings) say(run, one);
  const fatal = warnings.find(({ isFatal }) => isFatal);
  return fatal ? toRunEnd(job, { pods: watch.pods, problem: toProblem(fatal) }) : undefined;
}

function say({ context, said }: Following, { message }: RunProblem): void {
  const line = toOneLine(message);
  if (said.has(line)) return;
  said.add(line);
  context.note(line);
}

function toProblem({ reason, message, hint }: RunProblem): RunProblem {
  return { reason, message, ...(hint === undefined ? {} : { hint }) };
}
