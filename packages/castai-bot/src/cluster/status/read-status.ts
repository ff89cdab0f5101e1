import { CliError, type CommandContext } from '@castai-bot/cli';
import type { BotAnswers } from '@castai-bot/scaffold';
import { findState } from '../../manifests/manifest-object.ts';
import type { Repo } from '../../repo/find-repo.ts';
import { askBotRegistry } from '../ask-bot-registry.ts';
import { isApplied, objectName } from '../bot-objects.ts';
import type { Cluster } from '../connect.ts';
import { describeCronJob, type DescribedCronJob } from '../describe-cron-job.ts';
import { describeStoredState, type StoredState } from '../describe-stored-state.ts';
import type { CronJob } from '../kube-objects.ts';
import { readBotObjects, type BotObjects } from '../read-bot-objects.ts';
import { readManifests, type Manifests } from '../read-manifests.ts';
import { isOwnedBy, sortRuns } from '../runs/list-runs.ts';
import { stateObjectOf } from '../state-users.ts';
import { compareRegistry, type RegistryState } from './compare-registry.ts';
import { describeRun, type RunStatus } from './describe-run.ts';
import { findDifferences, imageOf, type Difference } from './find-differences.ts';

export interface Status {
  readonly bot: string;
  readonly context: string;
  readonly namespace: string;
  readonly functions: readonly FunctionStatus[];
  /** Functions of castai-bot.json that the cluster has no CronJob of. */
  readonly missing: readonly string[];
}

export interface FunctionStatus extends DescribedCronJob {
  /** Ours, but no longer in castai-bot.json. */
  readonly isOrphan: boolean;
  /** Somebody else applied it: Helm, Argo, kubectl. */
  readonly isForeign: boolean;
  /** Of the cluster. */
  readonly image: string | null;
  /** Null where it cannot be told. */
  readonly registry: RegistryState | null;
  /** When the last good run ended, whoever started it. */
  readonly lastSuccessAt: string | null;
  /** What its runs remember; null where they have no state. */
  readonly state: StateStatus | null;
  /** Newest first, as many as the cluster keeps. */
  readonly runs: readonly RunStatus[];
  /** What k8s/ has otherwise; null when it cannot be told. */
  readonly differences: readonly Difference[] | null;
}

export interface StateStatus extends StoredState {
  readonly configMap: string;
  readonly isThere: boolean;
}

/** What a bot is up to in its cluster. @throws CliError when the cluster cannot be asked */
export async function readStatus(
  repo: Repo,
  { cluster, context }: { readonly cluster: Cluster; readonly context: CommandContext },
): Promise<Status> {
  const { answers } = repo;
  const [live, manifests] = await Promise.all([
    readBotObjects(cluster.kubectl, answers),
    readManifests(repo, cluster.kubectl).catch((error: unknown) => skip(error, context)),
  ]);
  const registryStates = await askBotRegistry(repo, {
    images: live.cronJobs.flatMap((cronJob) => imageOf(cronJob) ?? []),
    context,
    ask: compareRegistry,
  });
  return describeStatus(repo, { cluster, live, manifests, registryStates, now: context.now() });
}

/** What was read of a bot, here and there. */
export interface ReadBot {
  readonly cluster: Pick<Cluster, 'context' | 'namespace'>;
  readonly live: BotObjects;
  /** Undefined where k8s/ could not be built. */
  readonly manifests: Manifests | undefined;
  /** By the image; without those that could not be asked about. */
  readonly registryStates: ReadonlyMap<string, RegistryState | null>;
  readonly now: Date;
}

/** What a bot is up to by what was read. */
export async function describeStatus({ answers }: Repo, read: ReadBot): Promise<Status> {
  const { cluster, live } = read;
  const names = new Set(live.cronJobs.map(({ metadata }) => metadata.name));
  const known = Object.keys(answers.functions);
  const expected = new Set(known.map((name) => objectName(answers, name)));
  return {
    bot: answers.name,
    context: cluster.context,
    namespace: cluster.namespace,
    functions: await Promise.all(
      live.cronJobs.map(async (cronJob) => ({
        ...(await describeFunction(cronJob, { ...read, answers })),
        isOrphan: !expected.has(cronJob.metadata.name),
      })),
    ),
    missing: known.filter((name) => !names.has(objectName(answers, name))),
  };
}

/** k8s/ may be in the middle of an edit: the cluster is shown all the same. */
function skip(error: unknown, { note }: CommandContext): undefined {
  if (!(error instanceof CliError)) throw error;
  note(`Cannot compare with k8s/: ${error.message}`);
}

interface DescribeOptions extends ReadBot {
  readonly answers: BotAnswers;
}

async function describeFunction(
  cronJob: CronJob,
  { live, manifests, registryStates, answers, now }: DescribeOptions,
): Promise<Omit<FunctionStatus, 'isOrphan'>> {
  const image = imageOf(cronJob);
  const jobs = sortRuns(live.jobs.filter((job) => isOwnedBy(job.metadata, cronJob.metadata)));
  const runs = jobs.map((job) => describeRun(job, live.pods));
  return {
    ...(await describeCronJob(cronJob, { answers, now })),
    isForeign: !isApplied(cronJob),
    image,
    registry: image === null ? null : (registryStates.get(image) ?? null),
    lastSuccessAt: findLastSuccess(cronJob, runs),
    state: describeState(cronJob, { live, answers }),
    runs,
    differences: manifests ? findDifferences(cronJob, { live, manifests }) : null,
  };
}

/** The CronJob knows of the runs that its schedule started alone; those that somebody started count too. */
function findLastSuccess(cronJob: CronJob, runs: readonly RunStatus[]): string | null {
  const ends = runs.flatMap(({ state, endedAt }) => (state === 'done' && endedAt !== null ? [endedAt] : []));
  const known = [cronJob.status?.lastSuccessfulTime ?? [], ends].flat();
  return known.toSorted((one, other) => Date.parse(other) - Date.parse(one))[0] ?? null;
}

/** By what its pods run as: that is called like the ConfigMap. */
function describeState(
  cronJob: CronJob,
  { live, answers }: Pick<DescribeOptions, 'live' | 'answers'>,
): StateStatus | null {
  const name = stateObjectOf(cronJob);
  const found = live.configMaps.find((one) => one.metadata.name === name && findState(one) !== undefined);
  if (name === undefined || (!found && !isStateObjectName(name, answers))) return null;
  const stored = found ? describeStoredState(found) : { bytes: 0, writtenAt: null };
  return { configMap: name, isThere: found !== undefined, ...stored };
}

/** A person's own ServiceAccount is called otherwise. */
function isStateObjectName(name: string, { name: bot }: BotAnswers): boolean {
  return name.startsWith(`${bot}-`) && name.endsWith('-state');
}
