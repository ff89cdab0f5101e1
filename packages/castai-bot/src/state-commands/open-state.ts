import { readdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { type CommandContext, shell, usageError } from '@castai-bot/cli';
import { type BotAnswers, listStates as listDeployedStates, stateObjectName } from '@castai-bot/scaffold';
import { readTestConfig } from '../castai/test-config.ts';
import { connect } from '../cluster/connect.ts';
import { needRights } from '../cluster/rights/ask-rights.ts';
import { findRepo, type Repo } from '../repo/find-repo.ts';
import { toCanonicalName } from '../repo/function-name.ts';
import { keepInFile } from '../state/keep-in-file.ts';
import { nameState } from '../state/name-state.ts';
import type { StateKeeper } from '../state/state-keeper.ts';
import { findStateFile } from '../state/find-state-file.ts';

/** A state that a command is about. */
export interface OpenedState {
  readonly name: string;
  /** What says on a command line that it is this one. */
  readonly words: readonly string[];
  /** In words, e.g. `.castai-bot/state/5a1c…/office-hours.json`. */
  readonly where: string;
  readonly keeper: StateKeeper;
  /** Takes away whatever is there, readable or not. */
  readonly discard: () => Promise<void>;
}

/** Which state is meant. */
export interface WantedState {
  /** As typed; undefined: the one there is. */
  readonly name: string | undefined;
  /** Undefined: that of test_config.env. */
  readonly clusterId: string | undefined;
  /** Whether it is the one that the runs in the cluster keep. */
  readonly cluster: boolean;
  /** A context of kubectl, for that one. */
  readonly context: string | undefined;
}

/** For hints, and for what is asked before it is written. */
export type StateCommand = 'state show' | 'state edit' | 'state clear';

/** What says which state. */
export const stateFlags = {
  cluster: { kind: 'boolean', summary: 'the state that runs in the cluster keep, not that of this machine' },
  context: {
    kind: 'string',
    summary: "with --cluster: a context of kubectl; else its current one, if it is the bot's",
    placeholder: 'name',
  },
  clusterId: {
    kind: 'string',
    summary: 'the cluster that it is about; else CLUSTER_ID of test_config.env',
    placeholder: 'id',
  },
} as const;

/**
 * Finds a state: on this machine, or in the cluster.
 * @throws CliError USAGE naming those there are, and what connect throws
 */
export async function openState(
  wanted: WantedState,
  { command, context }: { readonly command: StateCommand; readonly context: CommandContext },
): Promise<OpenedState> {
  const repo = await findRepo(context);
  if (wanted.cluster || wanted.context !== undefined)
    return openInCluster(repo, wanted, { command, context });
  const { CLUSTER_ID: ownId = '' } = (await readTestConfig(repo.root)) ?? {};
  const clusterId = wanted.clusterId ?? (ownId === '' ? undefined : ownId);
  const name = await chooseState(repo, { name: wanted.name, clusterId, command });
  const file = findStateFile(repo.root, { clusterId, name });
  return {
    name,
    words: toWords(name, wanted),
    where: path.relative(repo.root, file).replaceAll(path.sep, '/'),
    keeper: keepInFile(file),
    discard: () => rm(file, { force: true }),
  };
}

/** Those that were typed: without them it would be another state. */
function toWords(
  name: string,
  { cluster, clusterId, context }: Omit<WantedState, 'name'>,
): readonly string[] {
  return [
    name,
    ...(cluster ? ['--cluster'] : []),
    ...(context === undefined ? [] : ['--context', context]),
    ...(clusterId === undefined ? [] : ['--cluster-id', clusterId]),
  ];
}

async function chooseState(
  { root, answers }: Repo,
  { name, clusterId, command }: Pick<WantedState, 'name' | 'clusterId'> & { readonly command: StateCommand },
): Promise<string> {
  const known = listStates(answers);
  if (name !== undefined) {
    const canonical = known.find((one) => one === name) ?? toCanonicalName(name);
    if (known.includes(canonical)) return canonical;
    throw usageError(
      `Cannot find the state "${name}": "${answers.name}" has ${known.join(', ')}`,
      'castai-bot list',
    );
  }
  const kept = await listKept(path.dirname(findStateFile(root, { clusterId, name: 'any' })), known);
  const [first, ...others] = kept.length > 0 ? kept : known;
  if (first === undefined) throw usageError(`Cannot choose a state: "${answers.name}" has no function`);
  if (others.length === 0) return first;
  throw usageError(
    `Cannot choose a state: there are ${[first, ...others].join(', ')}, wanted the name of one`,
    shell`castai-bot ${command.split(' ')} ${first}`,
  );
}

function listStates(answers: BotAnswers): readonly string[] {
  return [...new Set(Object.keys(answers.functions).map((entry) => nameState(answers, entry)))];
}

async function listKept(folder: string, known: readonly string[]): Promise<readonly string[]> {
  try {
    const files = await readdir(folder);
    return known.filter((name) => files.includes(`${name}.json`));
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
    throw error;
  }
}

async function openInCluster(
  repo: Repo,
  wanted: WantedState,
  { command, context }: { readonly command: StateCommand; readonly context: CommandContext },
): Promise<OpenedState> {
  const { answers } = repo;
  const name = chooseDeployed(answers, { name: wanted.name, command });
  const line = shell`castai-bot ${command.split(' ')} ${name} --cluster`;
  const { kubectl } = await connect(repo, { wanted: wanted.context, command: line, effects: context });
  if (command !== 'state show') await needRights(kubectl, command);
  const configMap = stateObjectName(answers.name, name);
  const { keepInCluster } = await import('../cluster/keep-in-cluster.ts');
  const keeper = keepInCluster(kubectl, configMap);
  const where = `ConfigMap/${configMap} in context ${JSON.stringify(kubectl.context)}, namespace ${JSON.stringify(kubectl.namespace)}`;
  return { name, words: toWords(name, wanted), where, keeper, discard: () => keeper.discard() };
}

/** Of the entries that say in castai-bot.json that they have one. */
function chooseDeployed(
  answers: BotAnswers,
  { name, command }: { readonly name: string | undefined; readonly command: StateCommand },
): string {
  const known = listDeployedStates(answers);
  const wanted =
    name === undefined ? known : known.filter((one) => [name, toCanonicalName(name)].includes(one));
  const [first, ...others] = wanted;
  if (first !== undefined && others.length === 0) return first;
  const what = name === undefined ? 'choose a state' : `find the state ${JSON.stringify(name)}`;
  const has =
    known.length === 0 ? 'no entry of castai-bot.json has one' : `the cluster has ${known.join(', ')}`;
  const again = shell`castai-bot ${command.split(' ')} ${known[0] ?? 'name'} --cluster`;
  throw usageError(
    `Cannot ${what} in the cluster: ${has}`,
    known.length === 0 ? shell`castai-bot list` : again,
  );
}
