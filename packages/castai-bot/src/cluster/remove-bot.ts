import { askConfirm, CliError, type CommandContext, shell } from '@castai-bot/cli';
import type { Repo } from '../repo/find-repo.ts';
import { toCanonicalName } from '../repo/function-name.ts';
import { toText } from '../manifests/manifest-object.ts';
import { functionOf, isApplied } from './bot-objects.ts';
import type { Cluster } from './connect.ts';
import type { KubeObject } from './kube-objects.ts';
import type { Kubectl } from './kubectl.ts';
import { readBotObjects, type BotObjects } from './read-bot-objects.ts';
import { needRights } from './rights/ask-rights.ts';
import { isActive, isOwnedBy } from './runs/list-runs.ts';

export interface Removal {
  readonly context: string;
  readonly namespace: string;
  readonly isDryRun: boolean;
  /** `CronJob/my-bot-greet`. */
  readonly removed: readonly string[];
  /** With the bot's labels, but applied by somebody else. */
  readonly kept: readonly string[];
}

export interface RemoveOptions {
  readonly cluster: Cluster;
  /** One that castai-bot.json need not have any more. @default all */
  readonly function: string | undefined;
  readonly flags: { readonly yes: boolean; readonly dryRun: boolean };
  readonly context: CommandContext;
}

/**
 * Deletes what deploy applied, after it has shown it; the Jobs of a CronJob go with it.
 * @throws CliError NOTHING_TO_REMOVE, CANCELLED
 */
export async function removeBot(repo: Repo, options: RemoveOptions): Promise<Removal> {
  const { cluster, flags, context } = options;
  const { kubectl, namespace } = cluster;
  if (!flags.dryRun) await needRights(kubectl, 'remove');
  const live = await readBotObjects(kubectl, repo.answers);
  const wanted = options.function === undefined ? undefined : toCanonicalName(options.function);
  const objects = [...live.cronJobs, ...live.configMaps].filter(
    (object) => wanted === undefined || functionOf(object) === wanted,
  );
  const ours = objects.filter(isApplied);
  const kept = objects.filter((object) => !isApplied(object)).map(toText);
  if (ours.length === 0) throw nothingToRemove(cluster, { kept, bot: repo.answers.name });
  showList(ours, { live, cluster, context });
  const common = { context: cluster.context, namespace, isDryRun: flags.dryRun, kept };
  if (!flags.dryRun) {
    const command = shell`castai-bot ${['remove', options.function ?? []].flat()}`;
    await askConfirm({
      question: `Delete these from ${cluster.context}?`,
      isYes: flags.yes,
      command,
      context,
    });
    await deleteObjects(kubectl, ours);
  }
  return { ...common, removed: ours.map(toText) };
}

function showList(
  ours: readonly KubeObject[],
  { live, cluster, context }: { readonly live: BotObjects } & Pick<RemoveOptions, 'cluster' | 'context'>,
): void {
  const { note } = context;
  note(
    `castai-bot applied these to context ${JSON.stringify(cluster.context)}, namespace ${JSON.stringify(cluster.namespace)}:`,
  );
  for (const object of ours) {
    const jobs = live.jobs.filter((job) => isOwnedBy(job.metadata, object.metadata));
    const running = jobs.filter(isActive).length;
    const withIt =
      jobs.length === 0
        ? ''
        : `, with ${jobs.length} of its runs${running === 0 ? '' : `, ${running} under way`}`;
    note(`  ${toText(object)}${withIt}`);
  }
}

async function deleteObjects(kubectl: Kubectl, objects: readonly KubeObject[]): Promise<void> {
  const names = objects.map(({ kind, metadata }) =>
    kind === 'CronJob' ? `cronjobs.batch/${metadata.name}` : `configmaps/${metadata.name}`,
  );
  await kubectl.run(['delete', ...names, '--ignore-not-found'], {
    action: `delete ${objects.map(toText).join(', ')}`,
  });
}

function nothingToRemove(
  { context, namespace }: Cluster,
  { kept, bot }: { readonly kept: readonly string[]; readonly bot: string },
): CliError {
  const others = kept.length === 0 ? '' : ` (${kept.join(', ')}: somebody else applied)`;
  return new CliError(
    'NOTHING_TO_REMOVE',
    `Cannot remove ${bot}: castai-bot applied nothing of it to context ${JSON.stringify(context)}, namespace ${JSON.stringify(namespace)}${others}`,
    { hint: 'castai-bot status' },
  );
}
