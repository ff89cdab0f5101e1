import { asLine, shell, type ShellLine } from '@castai-bot/cli';
import { isWithoutRight, meaningOf } from '../../report/render-report.ts';
import type { RunProblem } from '../runs/pod-problem.ts';
import type { RunStatus } from '../status/describe-run.ts';

/** Why a run is not well, in plain words, and what mends it. */
export interface RunExplanation {
  /** Null where it went well, or goes on as it should. */
  readonly why: string | null;
  /** What to do about it; null where that is only to type something, or nothing. */
  readonly todo: string | null;
  /** What to type, one after the other. */
  readonly lines: readonly ShellLine[];
}

export interface ExplainOptions {
  /** Of the bot: for the lines to type. */
  readonly entry: string;
  /** False where the pods may not be listed: then nothing is known of them. */
  readonly arePodsKnown: boolean;
}

interface Advice {
  readonly todo: string;
  readonly lines: (entry: string, run: string) => readonly ShellLine[];
}

const NOTHING: RunExplanation = { why: null, todo: null, lines: [] };

const again = (entry: string): readonly ShellLine[] => [shell`castai-bot run-now ${entry}`];
const logs = (_entry: string, run: string): readonly ShellLine[] => [shell`castai-bot logs --run ${run}`];
const build = (): readonly ShellLine[] => [shell`castai-bot build-and-push`, shell`castai-bot deploy`];
const deploy = (): readonly ShellLine[] => [shell`castai-bot deploy`];

/** By how the bot itself ended. */
const BY_EXIT_CODE: Readonly<Record<number, Advice>> = {
  1: {
    todo: 'The function has a fault that it did not foresee: the log has where. Mend it, try it here, then bring it out',
    lines: (entry) => [shell`castai-bot run ${entry} --simulate`, ...build()],
  },
  64: {
    todo: 'The image is started with arguments that the bot does not take: see args of the container in k8s/',
    lines: () => [shell`castai-bot validate`],
  },
  65: {
    todo: 'Below is each item that failed, and why. The others are done; the next run tries these again',
    lines: again,
  },
  75: {
    todo: 'Nothing of the bot is wrong: CAST AI, or what keeps its state, did not answer well in time. The next run tries again',
    lines: again,
  },
  77: {
    todo: 'CAST AI does not take the API key in the cluster’s Secret: make a new one in its console, and write it there',
    lines: (entry) => [shell`castai-bot secret set`, ...again(entry)],
  },
  78: {
    todo: 'The report below names every problem of the configuration. Mend them in k8s/, check, and deploy',
    lines: () => [shell`castai-bot validate`, ...deploy()],
  },
  130: { todo: 'Somebody ended it while it ran', lines: again },
  137: {
    todo: 'It was killed from outside: for its memory, or because it did not end when its pod was deleted',
    lines: again,
  },
  143: {
    todo: 'Its pod was asked to go while it ran: a node that was drained or removed, or somebody who deleted it',
    lines: again,
  },
};

const OWN_CODE: Advice = {
  todo: 'The bot ended with an exit code of its own: the log says more',
  lines: logs,
};

/** In place of what the exit code alone tells. */
const NO_RIGHT: Advice = {
  todo: 'The key works, and its service account (or user) has no right to do this: give it the right in CAST AI’s console. Or write another key',
  lines: (entry) => [...again(entry), shell`castai-bot secret set`],
};

const IMAGE: Advice = {
  todo: 'Its image is not where the manifests say, or the node may not pull it: a private registry needs imagePullSecret in castai-bot.json',
  lines: build,
};

const DISRUPTED: Advice = {
  todo: 'Its place was taken away: its node was drained or removed, or a pod of a higher priority needed the room. The next run starts on another node',
  lines: again,
};

/** By Kubernetes' own word of what went wrong around the bot. */
const BY_REASON: Readonly<Record<string, Advice>> = {
  ErrImageNeverPull: IMAGE,
  ErrImagePull: IMAGE,
  ImagePullBackOff: IMAGE,
  InvalidImageName: IMAGE,
  // Of the condition DisruptionTarget.
  EvictionByEvictionAPI: DISRUPTED,
  PreemptionByScheduler: DISRUPTED,
  DeletionByTaintManager: DISRUPTED,
  DeletionByPodGC: DISRUPTED,
  TerminationByKubelet: DISRUPTED,
  OOMKilled: { todo: 'Raise resources.limits.memory of its CronJob in k8s/', lines: deploy },
  DeadlineExceeded: {
    todo: 'Raise activeDeadlineSeconds in k8s/ and deadlineSeconds in castai-bot.json, or have the function do less a run',
    lines: deploy,
  },
  Evicted: {
    todo: 'Its node ran short of memory or disk, and ended the pod. Raise resources.requests of its CronJob in k8s/ if that comes again',
    lines: again,
  },
  BackoffLimitExceeded: { todo: 'Every try failed, and none is left', lines: logs },
  Unschedulable: {
    todo: 'No node has room for it, or none that it may run on. An autoscaler may bring one; see resources, nodeSelector and tolerations of its CronJob in k8s/',
    lines: logs,
  },
};

/** Explains how a run went, for somebody who has not seen the bot. */
export function explainRun(run: RunStatus, options: ExplainOptions): RunExplanation {
  const { exitCode, problem, name, state } = run;
  if (problem !== null) return explainProblem(problem, name, options);
  if (exitCode !== null && exitCode !== 0) return explainExitCode(run, exitCode, options);
  const hasFailed = state === 'failed';
  if (run.tries > 0) return hasFailed ? unknown(options) : NOTHING;
  if (state === 'waiting') return options.arePodsKnown ? noPodYet : NOTHING;
  return options.arePodsKnown ? podsGone(hasFailed, options) : podsHidden(hasFailed);
}

function explainProblem(
  { reason, message, hint }: RunProblem,
  run: string,
  { entry }: ExplainOptions,
): RunExplanation {
  const advice = BY_REASON[reason];
  if (advice !== undefined) return { why: message, todo: advice.todo, lines: advice.lines(entry, run) };
  if (hint === undefined) return { why: message, todo: null, lines: logs(entry, run) };
  const isLine = /^castai-bot [a-z -]+$/.test(hint);
  return { why: message, todo: isLine ? null : hint, lines: isLine ? [asLine(hint)] : [] };
}

function explainExitCode(run: RunStatus, exitCode: number, { entry }: ExplainOptions): RunExplanation {
  const { error } = run.report ?? {};
  const meaning = meaningOf(exitCode, run.report);
  const ended = `${meaning.slice(0, 1).toUpperCase()}${meaning.slice(1)} (exit code ${exitCode})`;
  const noRight = isWithoutRight(exitCode, run.report) ? NO_RIGHT : undefined;
  const advice = noRight ?? BY_EXIT_CODE[exitCode] ?? OWN_CODE;
  return {
    why: error === undefined ? ended : `${ended}: ${error.message}`,
    todo: noRight?.todo ?? error?.hint ?? advice.todo,
    lines: advice.lines(entry, run.name),
  };
}

const noPodYet: RunExplanation = {
  why: 'It has no pod now: Kubernetes has not made the first one yet, or waits before it tries again',
  todo: null,
  lines: [],
};

function podsGone(hasFailed: boolean, { entry }: ExplainOptions): RunExplanation {
  const why =
    'Its pods are gone, and its log and report with them: somebody, or the cluster, has deleted them';
  const todo = hasFailed ? 'Run it once more to see why it fails' : null;
  return { why, todo, lines: hasFailed ? again(entry) : [] };
}

function podsHidden(hasFailed: boolean): RunExplanation {
  if (!hasFailed) return NOTHING;
  const why = 'Its Job failed; why is in its pods, which you may not list';
  return { why, todo: null, lines: [shell`castai-bot rights dashboard --role`] };
}

function unknown({ entry }: ExplainOptions): RunExplanation {
  return { why: 'Its Job failed, and its pods do not say why', todo: null, lines: again(entry) };
}
