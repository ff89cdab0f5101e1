import { shell, toOneLine, type View } from '@castai-bot/cli';
import { describeCounts, renderExitCode } from '../../report/render-report.ts';
import { sayWhenTold } from '../../inspect/list-next-runs.ts';
import { sayStored } from '../describe-stored-state.ts';
import { formatRun } from '../describe-cron-job.ts';
import type { RunStatus } from './describe-run.ts';
import type { Difference } from './find-differences.ts';
import type { FunctionStatus, StateStatus, Status } from './read-status.ts';

/** More are in `--json`. */
const MOST_RUNS = 3;
const LABEL_WIDTH = 8;

export function renderStatus({ bot, context, namespace, functions, missing }: Status, view: View): string {
  const head = `${view.style('bold', bot)} in context ${context}, namespace ${namespace}`;
  const parts = functions.map((one) => renderFunction(one, view));
  const absent = missing.map((name) =>
    view.style('yellow', `${name} is not in the cluster: castai-bot deploy`),
  );
  return view.typed([head, ...parts, ...(absent.length === 0 ? [] : [absent.join('\n')])].join('\n\n'));
}

function renderFunction(one: FunctionStatus, view: View): string {
  const line = (label: string, text: string): string => renderLine(label, text, view);
  const shown = one.runs.slice(0, MOST_RUNS);
  return [
    ...renderTimes(one, view),
    line('image', one.image ?? 'none'),
    ...(one.state === null ? [] : [line('state', sayState(one.state))]),
    ...(shown.length === 0 ? [line('last', 'never ran, or the cluster keeps no run')] : []),
    ...shown.map((run, index) => line(index === 0 ? 'last' : '', renderRun(run, one, view))),
    ...renderWarnings(one).map((text) => view.style('yellow', `  ${text}`)),
  ].join('\n');
}

function sayState(state: StateStatus): string {
  return `${state.configMap} ${state.isThere ? sayStored(state) : 'is not there: castai-bot deploy'}`;
}

function renderLine(label: string, text: string, view: View): string {
  return `  ${view.style('dim', label.padEnd(LABEL_WIDTH))}${text}`;
}

function renderTimes(one: FunctionStatus, view: View): readonly string[] {
  const { schedule, timeZone, words } = one;
  const name = view.style('bold', one.function);
  if (schedule === null) return [`${name}  ${sayWhenTold(one.function)}`];
  const when = `${schedule} (${timeZone ?? "the control plane's zone"})${words === schedule ? '' : `: ${words}`}`;
  return [`${name}  ${when}`, renderLine('next', renderNext(one, view), view)];
}

function renderNext({ isSuspended, nextRun, timeZone, function: name }: FunctionStatus, view: View): string {
  if (isSuspended) return view.style('yellow', shell`paused: castai-bot resume ${name}`);
  return nextRun === null ? 'never' : formatRun(nextRun, timeZone);
}

function renderRun(run: RunStatus, { timeZone }: FunctionStatus, view: View): string {
  const when = run.startedAt === null ? '' : formatRun(run.startedAt, timeZone);
  const result = run.exitCode === null ? run.state : renderExitCode(run.exitCode, view, run);
  const counts = describeCounts(run.report);
  const tries = run.tries > 1 ? `try ${run.tries}` : '';
  const problem = run.problem ? view.style('red', toOneLine(run.problem.message)) : '';
  return [when, run.name, result, tries, counts, problem].filter((part) => part !== '').join('  ');
}

function renderWarnings({
  isOrphan,
  isForeign,
  differences,
  registry,
  function: name,
}: FunctionStatus): readonly string[] {
  return [
    ...(isOrphan ? [shell`It is no longer in castai-bot.json: castai-bot remove ${name}`] : []),
    ...(isForeign ? ['Somebody else applied it, not castai-bot deploy'] : []),
    ...(differences ?? []).map(describeDifference),
    ...(registry === 'missing' ? ['The registry has no such image: castai-bot build-and-push'] : []),
    ...(registry === 'moved' ? ['The registry has another image under this tag by now'] : []),
  ];
}

function describeDifference(difference: Difference): string {
  const words = sayDifference(difference);
  return isMendedByDeploy(difference) ? `${words}: castai-bot deploy` : words;
}

/** What k8s/ does not have, deploy leaves alone. */
export function isMendedByDeploy({ field }: Difference): boolean {
  return field !== 'cronJob';
}

/** In what the files and the cluster have come apart. */
export function sayDifference({ field, files, cluster }: Difference): string {
  if (field === 'cronJob') return 'k8s/ has no such CronJob';
  if (field === 'config') return "The config in k8s/ is another than the cluster's";
  return `k8s/ has the ${field} ${files ?? 'of none'}, the cluster ${cluster ?? 'none'}`;
}
