import { askConfirm, CliError, type CommandContext, renderDiff, shell } from '@castai-bot/cli';
import type { Finding } from '../inspect/finding.ts';
import type { Repo } from '../repo/find-repo.ts';
import { applyObjects, diffObjects } from './apply-objects.ts';
import { findState, toText } from '../manifests/manifest-object.ts';
import { functionOf, isApplied } from './bot-objects.ts';
import { RECORD_FILE, writeClusterRecord } from '../repo/cluster-record.ts';
import type { Cluster } from './connect.ts';
import { describeCronJob, type DescribedCronJob } from './describe-cron-job.ts';
import { isPassing } from './is-passing.ts';
import type { CronJob } from './kube-objects.ts';
import { checkClusterId } from './preflight/check-cluster-id.ts';
import { checkImages } from './preflight/check-images.ts';
import { checkImagesReachable } from './preflight/check-image-reachable.ts';
import { checkPullSecrets } from './preflight/check-pull-secrets.ts';
import { checkRights } from './preflight/check-rights.ts';
import { checkSecrets } from './preflight/check-secret.ts';
import { checkValid } from './preflight/check-valid.ts';
import { APPLIED_KINDS, readBotObjects, type BotObjects } from './read-bot-objects.ts';
import { readManifests, type Manifests } from './read-manifests.ts';
import { splitDiff } from './split-diff.ts';

export interface DeployFlags {
  readonly yes: boolean;
  readonly dryRun: boolean;
  readonly forceConflicts: boolean;
  readonly allowTag: boolean;
  readonly skipChecks: boolean;
  /** Show new objects whole. */
  readonly diff: boolean;
}

export interface Deployment {
  readonly context: string;
  readonly namespace: string;
  readonly isDryRun: boolean;
  readonly findings: readonly Finding[];
  /** As `kubectl diff` prints it; empty when nothing changes. */
  readonly diff: string;
  /** `CronJob/my-bot-greet`; empty when nothing was applied. */
  readonly applied: readonly string[];
  readonly functions: readonly DescribedCronJob[];
  /** Ours and in the cluster, but no longer in k8s/. */
  readonly orphans: readonly Orphan[];
}

/** An object that a deploy of older files left. */
export interface Orphan {
  readonly object: string;
  readonly function: string;
}

export interface DeployOptions {
  readonly cluster: Cluster;
  readonly flags: DeployFlags;
  readonly context: CommandContext;
}

/**
 * Checks, compares, asks and applies what k8s/kustomization.yaml lists, then reads them back.
 * @throws CliError PREFLIGHT with every failed check, CONFLICT, NOT_CONFIRMED, NOT_ACCEPTED
 */
export async function deployBot(repo: Repo, options: DeployOptions): Promise<Deployment> {
  const { cluster, flags, context } = options;
  const { kubectl } = cluster;
  const manifests = await readManifests(repo, kubectl);
  const findings = await preflight(repo, { manifests, ...options });
  report(findings, context);
  const readLive = (): Promise<BotObjects> => readBotObjects(kubectl, repo.answers, APPLIED_KINDS);
  const [diff, before] = await Promise.all([
    diffObjects(kubectl, manifests.objects, { isForced: flags.forceConflicts }),
    readLive(),
  ]);
  const isNeeded = show(diff, { foreign: findForeign(before, manifests), ...options });
  const { namespace } = cluster;
  const common = { context: cluster.context, namespace, isDryRun: flags.dryRun, findings, diff };
  if (flags.dryRun) {
    const functions = await describeAll(manifests.cronJobs, repo, context);
    return { ...common, applied: [], functions, orphans: findOrphans(before, manifests) };
  }
  if (isNeeded) await confirmAndApply(repo, { ...options, manifests });
  else await record(repo.root, cluster, context);
  const live = isNeeded ? await confirm(readLive) : before;
  const cronJobs = checkAccepted(live, manifests);
  return {
    ...common,
    applied: isNeeded ? manifests.objects.map(toText) : [],
    functions: await describeAll(cronJobs, repo, context),
    orphans: findOrphans(live, manifests),
  };
}

/** Says what an apply would change, and whether it would change anything. */
function show(
  diff: string,
  { foreign, cluster, flags, context }: DeployOptions & { readonly foreign: readonly string[] },
): boolean {
  const where = `context ${JSON.stringify(cluster.context)}, namespace ${JSON.stringify(cluster.namespace)}`;
  context.note(diff === '' ? `Nothing changes in ${where}` : `This changes in ${where}:`);
  const { created, changed } = flags.diff ? { created: [], changed: diff } : splitDiff(diff);
  if (created.length > 0) {
    const count = created.length === 1 ? '1 new object' : `${created.length} new objects`;
    context.note(`${count}: ${created.join(', ')} (--diff shows them)`);
  }
  if (changed !== '') context.note(renderDiff(changed, context.view));
  if (foreign.length > 0)
    context.note(`Applied by somebody else, and by castai-bot from now on: ${foreign.join(', ')}`);
  return diff !== '' || foreign.length > 0;
}

/** What is there, but not by us: by `kubectl apply -k`, say. */
function findForeign(live: BotObjects, { objects }: Manifests): readonly string[] {
  const wanted = new Set(objects.map(toText));
  return [...live.configMaps, ...live.cronJobs]
    .filter((object) => wanted.has(toText(object)) && !isApplied(object))
    .map(toText);
}

async function preflight(
  repo: Repo,
  { manifests, cluster, flags, context }: DeployOptions & { readonly manifests: Manifests },
): Promise<readonly Finding[]> {
  const { cronJobs } = manifests;
  const { kubectl } = cluster;
  const [valid, rights, secrets, clusterId, pullSecrets, reachable] = await Promise.all([
    flags.skipChecks ? [] : checkValid(repo.root, context),
    checkRights(kubectl, { commands: ['deploy'], objects: manifests.objects }),
    checkSecrets(kubectl, cronJobs),
    checkClusterId(kubectl, cronJobs),
    checkPullSecrets(kubectl, cronJobs),
    checkImagesReachable(repo, { cronJobs, context }),
  ]);
  const images = checkImages(cronJobs, { isTagAllowed: flags.allowTag });
  // Whether a tag will do is said of the image that is deployed.
  const ofFiles = valid.filter(({ check }) => check !== 'image');
  return [...ofFiles, rights, ...secrets, clusterId, ...pullSecrets, ...images, ...reachable];
}

function report(findings: readonly Finding[], { note, view }: CommandContext): void {
  for (const { verdict, message, fix } of findings) {
    if (verdict === 'WARNING')
      note(view.typed(`Warning: ${message}${fix === undefined ? '' : `\n  ${fix}`}`));
  }
  const failures = findings.filter(({ verdict }) => verdict === 'FAILED');
  if (failures.length === 0) return;
  const lines = failures.map(
    ({ message, fix }) => `\n  ${message}${fix === undefined ? '' : `\n    ${fix}`}`,
  );
  throw new CliError('PREFLIGHT', `Cannot deploy yet:${view.typed(lines.join(''))}`);
}

/** The cluster is remembered as soon as something of the bot may be in it. */
async function confirmAndApply(
  { root }: Repo,
  { manifests, cluster, flags, context }: DeployOptions & { readonly manifests: Manifests },
): Promise<void> {
  await askConfirm({
    question: `Apply this to ${cluster.context}?`,
    isYes: flags.yes,
    command: shell`castai-bot deploy`,
    context,
  });
  const { words, applied, failure } = await applyObjects(cluster.kubectl, manifests.objects, {
    isForced: flags.forceConflicts,
  });
  for (const line of words) context.note(line);
  if (!failure || applied.length > 0 || isPassing(failure)) await record(root, cluster, context);
  if (failure) throw failure;
}

/** @throws CliError NOT_CONFIRMED when the cluster cannot be asked what became of an apply that it took */
async function confirm(readLive: () => Promise<BotObjects>): Promise<BotObjects> {
  try {
    return await readLive();
  } catch (error) {
    if (!(error instanceof CliError)) throw error;
    throw new CliError('NOT_CONFIRMED', `Applied, not confirmed: ${error.message}`, {
      hint: 'castai-bot status',
      cause: error,
    });
  }
}

/** @throws CliError NOT_ACCEPTED when the cluster does not have what was applied */
function checkAccepted({ cronJobs }: BotObjects, wanted: Manifests): readonly CronJob[] {
  return wanted.cronJobs.map((one) => {
    const found = cronJobs.find(({ metadata }) => metadata.name === one.metadata.name);
    const isSame = found?.spec.schedule === one.spec.schedule && found.spec.timeZone === one.spec.timeZone;
    if (found && isSame && found.metadata.deletionTimestamp === undefined) return found;
    const state = found
      ? isSame
        ? 'it is being deleted'
        : 'somebody changed it at once'
      : 'it is not there';
    throw new CliError(
      'NOT_ACCEPTED',
      `Cannot confirm the CronJob ${JSON.stringify(one.metadata.name)}: ${state}`,
      {
        hint: 'castai-bot deploy',
      },
    );
  });
}

function findOrphans(live: BotObjects, { objects }: Manifests): readonly Orphan[] {
  const kept = new Set(objects.map(toText));
  return [...live.cronJobs, ...live.configMaps]
    .filter((object) => isApplied(object) && !kept.has(toText(object)))
    .map((object) => ({ object: toText(object), function: findState(object) ?? functionOf(object) ?? '' }));
}

/** The first deploy is remembered; so is a cluster that took the place of another of the same name. */
async function record(root: string, cluster: Cluster, { note }: CommandContext): Promise<void> {
  const { context, namespace, namespaceUid = null } = cluster;
  const known = cluster.record;
  if (known && known.context !== context) {
    if (known.namespaceUid !== namespaceUid) {
      note(`${RECORD_FILE} still says ${JSON.stringify(known.context)}: other clusters are named each time`);
    }
    return;
  }
  const isSame = known?.namespace === namespace && known.namespaceUid === namespaceUid;
  if (isSame) return;
  await writeClusterRecord(root, { schema: 1, context, namespace, namespaceUid });
  note(`Remembered this cluster in ${RECORD_FILE}: commit it, so that nobody deploys elsewhere by accident`);
}

function describeAll(
  cronJobs: readonly CronJob[],
  { answers }: Repo,
  { now }: CommandContext,
): Promise<DescribedCronJob[]> {
  return Promise.all(cronJobs.map((cronJob) => describeCronJob(cronJob, { answers, now: now() })));
}
