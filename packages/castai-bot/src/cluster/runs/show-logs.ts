import { BOT_CONTAINER } from '../../manifests/manifest-object.ts';
import { CliError, type CommandContext, shell } from '@castai-bot/cli';
import { findBotContainer, type CronJob, type Job, type Pod } from '../kube-objects.ts';
import type { Kubectl } from '../kubectl.ts';
import { describeTryEnd } from './describe-try-end.ts';
import { followRun } from './follow-run.ts';
import { isActive, listPods, listRuns } from './list-runs.ts';
import { openLog } from './open-log.ts';
import { findBotStatus, findPodProblem } from './pod-problem.ts';
import { renderRunEnd } from './render-run-end.ts';
import { findEndProblem, toRunEnd, type RunEnd } from './run-end.ts';

export interface ShowLogsOptions {
  /** The name of a run. @default the last */
  readonly run: string | undefined;
  readonly isFollowing: boolean;
  readonly context: CommandContext;
}

/**
 * Writes a run's logs to stdout, with `--json` to stderr, and its report as people read it to stderr.
 * @throws CliError NO_RUN, NO_LOGS
 */
export async function showLogs(
  kubectl: Kubectl,
  cronJob: CronJob,
  options: ShowLogsOptions,
): Promise<RunEnd> {
  const job = chooseRun(await listRuns(kubectl, cronJob), { cronJob, run: options.run });
  const { name } = job.metadata;
  const { context } = options;
  context.note(`Run ${name}, ${job.status?.startTime ?? job.metadata.creationTimestamp ?? 'not started'}`);
  if (options.isFollowing && isActive(job)) {
    const end = await followRun(kubectl, name, { context });
    showEnd(end, context);
    return end;
  }
  const pods = await listPods(kubectl, name);
  if (pods.length === 0) throw noLogs(job);
  for (const [index, pod] of pods.entries()) {
    if (pods.length > 1) context.note(`Try ${index + 1}: pod ${pod.metadata.name}`);
    await showPod(kubectl, pod, context);
    const words = describeTryEnd({ job, pods }, pod);
    if (words !== undefined) context.note(words);
  }
  const end = toRunEnd(name, { pods, problem: findEndProblem(job, pods.at(-1)) });
  if (end.exitCode !== null || end.problem) showEnd(end, context);
  return end;
}

/** On stderr, so that stdout is what the bot printed. */
function showEnd(end: RunEnd, { isJson, note, view }: CommandContext): void {
  if (!isJson) note(renderRunEnd(end, view));
}

function chooseRun(
  runs: readonly Job[],
  { cronJob, run }: { readonly cronJob: CronJob; readonly run: string | undefined },
): Job {
  const names = runs.map(({ metadata }) => metadata.name);
  const found = run === undefined ? runs[0] : runs.find(({ metadata }) => metadata.name === run);
  if (found) return found;
  const { name } = cronJob.metadata;
  if (names.length === 0) {
    throw new CliError('NO_RUN', `Cannot find a run of ${JSON.stringify(name)}: the cluster keeps none`, {
      hint: 'castai-bot run-now',
    });
  }
  throw new CliError(
    'NO_RUN',
    `Cannot find the run ${JSON.stringify(run)}: the cluster keeps ${names.join(', ')}`,
    {
      hint: 'castai-bot status',
    },
  );
}

async function showPod(kubectl: Kubectl, pod: Pod, context: CommandContext): Promise<void> {
  const { note, signal, view } = context;
  const { running, terminated } = findBotStatus(pod)?.state ?? {};
  if (running === undefined && terminated === undefined) {
    note(findPodProblem(pod)?.message ?? view.typed('It has not started yet: castai-bot logs --follow'));
    return;
  }
  const container = (pod.spec ? findBotContainer(pod.spec)?.name : undefined) ?? BOT_CONTAINER;
  const filter = openLog(context);
  await kubectl.stream(['logs', pod.metadata.name, `--container=${container}`], {
    action: `read the logs of pod ${JSON.stringify(pod.metadata.name)}`,
    onText: (text) => filter.push(text),
    signal,
  });
  filter.end();
}

function noLogs(job: Job): CliError {
  const problem = findEndProblem(job, undefined);
  const why = problem?.message ?? 'its pod is gone, or is not there yet';
  return new CliError('NO_LOGS', `Cannot show the logs of ${JSON.stringify(job.metadata.name)}: ${why}`, {
    hint: problem?.hint ?? shell`castai-bot status`,
  });
}
