import { askConfirm, askYesNo, CliError, type CommandContext, type ShellLine } from '@castai-bot/cli';
import { ACCOUNT_KINDS, findDeployedKind, toResourceName } from '../manifests/deployed-kinds.ts';
import { findState, toText } from '../manifests/manifest-object.ts';
import type { Repo } from '../repo/find-repo.ts';
import { toCanonicalName } from '../repo/function-name.ts';
import type { Cluster } from './connect.ts';
import { describeStoredState, sayStored } from './describe-stored-state.ts';
import type { ConfigMap, KubeObject } from './kube-objects.ts';
import type { Kubectl } from './kubectl.ts';
import { planRemoval, type RemovalPlan, type SharedState } from './plan-removal.ts';
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
  /** `ConfigMap/my-bot-greet-state`: what runs remember, and nobody said that it may go. */
  readonly states: readonly string[];
  readonly shared: readonly SharedState[];
}

export interface RemoveFlags {
  readonly yes: boolean;
  readonly dryRun: boolean;
  readonly keepState: boolean;
  readonly deleteState: boolean;
}

export interface RemoveOptions {
  readonly cluster: Cluster;
  /** One that castai-bot.json need not have any more, or a state that none uses. @default all */
  readonly function: string | undefined;
  readonly flags: RemoveFlags;
  /** What repeats it. */
  readonly command: ShellLine;
  readonly context: CommandContext;
}

/**
 * Deletes what deploy applied, after it has shown it; the Jobs of a CronJob go with it. What runs remember goes only
 * when somebody says so of it.
 * @throws CliError NOTHING_TO_REMOVE, CANCELLED
 */
export async function removeBot(repo: Repo, options: RemoveOptions): Promise<Removal> {
  const { cluster, flags, command, context } = options;
  const { kubectl, namespace } = cluster;
  if (!flags.dryRun) await needRights(kubectl, 'remove');
  const live = await readAll(repo, options);
  const wanted = options.function === undefined ? undefined : toCanonicalName(options.function);
  const plan = planRemoval(live, { answers: repo.answers, wanted });
  const { foreign, objects, shared, states } = plan;
  if (objects.length + states.length === 0)
    throw nothingToRemove(cluster, { kept: foreign, bot: repo.answers.name });
  showList(plan, { live, cluster, context });
  const isAsked = !flags.dryRun && objects.length > 0;
  const question = `Delete these from ${cluster.context}?`;
  if (isAsked) await askConfirm({ question, isYes: flags.yes, command, context });
  const going = await chooseStates(states, options);
  const removed = [...objects, ...going];
  if (!flags.dryRun) await deleteObjects(kubectl, removed);
  return {
    context: cluster.context,
    namespace,
    isDryRun: flags.dryRun,
    removed: removed.map(toText),
    kept: foreign,
    states: states.filter((state) => !going.includes(state)).map(toText),
    shared,
  };
}

/** Of states more is there than of other bots, for which more rights are needed. */
async function readAll({ answers }: Repo, { cluster, flags }: RemoveOptions): Promise<BotObjects> {
  const { kubectl } = cluster;
  const live = await readBotObjects(kubectl, answers);
  const states = live.configMaps.filter((one) => findState(one) !== undefined);
  if (states.length === 0) return live;
  if (!flags.dryRun) await needRights(kubectl, 'remove', states);
  const { accounts } = await readBotObjects(kubectl, answers, ACCOUNT_KINDS.map(toResourceName));
  return { ...live, accounts };
}

/** The states that go: an empty one holds nothing to be lost. */
async function chooseStates(
  states: readonly ConfigMap[],
  { flags, context }: RemoveOptions,
): Promise<readonly ConfigMap[]> {
  const going: ConfigMap[] = [];
  for (const state of states) {
    const { bytes } = describeStoredState(state);
    const isAsked = bytes > 0 && !flags.keepState && !flags.deleteState && !flags.yes && !flags.dryRun;
    const message = `Delete what state ${findState(state) ?? ''} holds too? Nothing brings it back`;
    const isGoing = isAsked
      ? await askYesNo({ message, fallback: false }, context)
      : flags.deleteState || (bytes === 0 && !flags.keepState);
    if (isGoing) going.push(state);
  }
  return going;
}

interface ShowOptions extends Pick<RemoveOptions, 'cluster' | 'context'> {
  readonly live: BotObjects;
}

function showList({ objects, states }: RemovalPlan, { live, cluster, context }: ShowOptions): void {
  const { note } = context;
  note(
    `castai-bot applied these to context ${JSON.stringify(cluster.context)}, namespace ${JSON.stringify(cluster.namespace)}:`,
  );
  for (const object of objects) note(`  ${toText(object)}${sayRuns(object, live)}`);
  for (const state of states) note(`  ${toText(state)}: ${sayStored(describeStoredState(state))}`);
}

function sayRuns({ metadata }: KubeObject, live: BotObjects): string {
  const jobs = live.jobs.filter((job) => isOwnedBy(job.metadata, metadata));
  const running = jobs.filter(isActive).length;
  if (jobs.length === 0) return '';
  return `, with ${jobs.length} of its runs${running === 0 ? '' : `, ${running} under way`}`;
}

async function deleteObjects(kubectl: Kubectl, objects: readonly KubeObject[]): Promise<void> {
  if (objects.length === 0) return;
  const names = objects.map((object) => {
    const kind = findDeployedKind(object);
    return `${kind === undefined ? object.kind : toResourceName(kind)}/${object.metadata.name}`;
  });
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
