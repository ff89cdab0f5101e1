import { CliError, type CommandContext, shell, type View } from '@castai-bot/cli';
import type {
  CommandOffer,
  DeployedBot,
  DeployedEntry,
  DeployedPart,
  DeployedState,
  PartProblem,
} from '@castai-bot/page';
import { functionOf as functionOfEntry } from '@castai-bot/scaffold';
import type { Cluster } from '../connect.ts';
import { functionOf } from '../bot-objects.ts';
import { listTicks } from '../describe-cron-job.ts';
import { describeStoredState } from '../describe-stored-state.ts';
import type { ConfigMap } from '../kube-objects.ts';
import { sortRuns } from '../runs/list-runs.ts';
import { listStateUsers } from '../state-users.ts';
import { describeRun, type RunStatus } from '../status/describe-run.ts';
import { describeStatus, type FunctionStatus, type Status } from '../status/read-status.ts';
import { findState } from '../../manifests/manifest-object.ts';
import type { Repo } from '../../repo/find-repo.ts';
import { describeRunRow } from './describe-run-row.ts';
import type { Gathered } from './gather.ts';
import { listDrift } from './list-drift.ts';
import { toLine } from './to-line.ts';
import { toTime } from './to-time.ts';

const TICKS = 3;

/** What is described, for whom. */
export interface ReadOptions {
  readonly cluster: Cluster;
  readonly context: CommandContext;
  readonly gathered: Gathered;
}

/** What a page shows of a bot, as plain data: of `status`, as that has it, and what else there is to be looked at. */
export async function readDeployed(repo: Repo, options: ReadOptions): Promise<DeployedBot> {
  const { cluster, context, gathered } = options;
  const { objects: live, manifests, readAt } = gathered;
  const { view } = context;
  const refused = describeRefused(gathered.refused, { cluster, view });
  const status = await describeStatus(repo, {
    cluster,
    live,
    manifests: manifests instanceof CliError ? undefined : manifests,
    registryStates: gathered.registryStates,
    now: readAt,
  });
  return {
    bot: status.bot,
    context: cluster.context,
    namespace: cluster.namespace,
    readAt: readAt.getTime(),
    refused,
    entries: await Promise.all(status.functions.map((one) => describeEntry(repo, one, options))),
    missing: refused.entries === undefined ? status.missing : [],
    runs: listRuns(status, gathered).map(({ entry, run }) => describeRunRow(run, { entry, gathered })),
    states: listStates(repo, options),
    driftProblem: manifests instanceof CliError ? toPartProblem(manifests, view) : null,
    deploy: view.typed(toLine(shell`castai-bot deploy`, cluster)),
  };
}

/** A run, and whose it is. */
interface EntryRun {
  readonly entry: string;
  readonly run: RunStatus;
}

/** By whom the Jobs are owned or, where the CronJobs may not be listed, by their labels; newest first. */
function listRuns(
  { functions }: Pick<Status, 'functions'>,
  { objects: { jobs, pods } }: Gathered,
): readonly EntryRun[] {
  const owned = new Map(
    functions.flatMap(({ function: entry, runs }) => runs.map((run) => [run.name, { entry, run }] as const)),
  );
  return sortRuns(jobs).map(
    (job) =>
      owned.get(job.metadata.name) ?? {
        entry: functionOf(job) ?? job.metadata.name,
        run: describeRun(job, pods),
      },
  );
}

async function describeEntry(
  repo: Repo,
  one: FunctionStatus,
  { cluster, context, gathered }: ReadOptions,
): Promise<DeployedEntry> {
  const { objects: live, readAt } = gathered;
  const { answers } = repo;
  const cronJob = live.cronJobs.find(({ metadata }) => metadata.name === one.cronJob);
  const ticks = cronJob ? await listTicks(cronJob, { answers, now: readAt, runs: TICKS }) : [];
  return {
    name: one.function,
    function: Object.hasOwn(answers.functions, one.function)
      ? functionOfEntry(answers, one.function)
      : one.function,
    cronJob: one.cronJob,
    schedule: one.schedule,
    timeZone: one.timeZone,
    words: one.words,
    isSuspended: one.isSuspended && one.schedule !== null,
    ticks: ticks.map((tick) => tick.getTime()),
    image: one.image,
    lastSuccessAt: toTime(one.lastSuccessAt),
    state: one.state?.configMap ?? null,
    drift: listDrift(one, { cluster, gathered, view: context.view }),
    offers: one.isOrphan ? [] : offerCommands(one, { cluster, view: context.view }),
  };
}

/** What may be pressed: a schedule that is not there is neither paused nor resumed. */
function offerCommands(
  { function: entry, isSuspended, schedule }: FunctionStatus,
  { cluster, view }: { readonly cluster: Cluster; readonly view: View },
): readonly CommandOffer[] {
  const offer = (command: CommandOffer['command']): CommandOffer => ({
    command,
    line: view.typed(toLine(shell`castai-bot ${command} ${entry}`, cluster)),
  });
  return [offer('run-now'), ...(schedule === null ? [] : [offer(isSuspended ? 'resume' : 'pause')])];
}

const PARTS: Readonly<Record<string, DeployedPart>> = {
  'cronjobs.batch': 'entries',
  'jobs.batch': 'runs',
  pods: 'pods',
  configmaps: 'states',
};

function describeRefused(
  refused: readonly string[],
  { cluster, view }: { readonly cluster: Cluster; readonly view: View },
): DeployedBot['refused'] {
  const hint = view.typed(shell`castai-bot rights dashboard --role`);
  const where = `in namespace ${JSON.stringify(cluster.namespace)} of context ${JSON.stringify(cluster.context)}`;
  return Object.fromEntries(
    refused.flatMap((kind) => {
      const part = PARTS[kind];
      return part === undefined ? [] : [[part, { message: `You may not list ${kind} ${where}`, hint }]];
    }),
  );
}

/** A failure as a page shows it. */
export function toPartProblem({ message, hint }: CliError, view: View): PartProblem {
  return { message, hint: hint === undefined ? null : view.typed(hint) };
}

/** What runs remember: of a state nothing but what `state show` shows. */
function listStates(
  { answers }: Repo,
  { cluster, context, gathered }: ReadOptions,
): readonly DeployedState[] {
  const { configMaps, cronJobs } = gathered.objects;
  return configMaps.flatMap((configMap: ConfigMap) => {
    const name = findState(configMap);
    if (name === undefined) return [];
    const { bytes, writtenAt } = describeStoredState(configMap);
    const line = toLine(shell`castai-bot state show ${name} --cluster`, cluster);
    return [
      {
        name,
        configMap: configMap.metadata.name,
        bytes,
        writtenAt: toTime(writtenAt),
        users: listStateUsers(configMap.metadata.name, { cronJobs, answers }),
        line: context.view.typed(line),
      },
    ];
  });
}
