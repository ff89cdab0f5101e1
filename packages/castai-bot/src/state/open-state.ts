import { readdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { type CommandContext, shell, usageError } from '@castai-bot/cli';
import type { BotAnswers } from '@castai-bot/scaffold';
import { readTestConfig } from '../castai/test-config.ts';
import { findRepo, type Repo } from '../repo/find-repo.ts';
import { toCanonicalName } from '../repo/function-name.ts';
import { keepInFile } from './keep-in-file.ts';
import { nameState } from './name-state.ts';
import type { StateKeeper } from './state-keeper.ts';
import { findStateFile } from './state-place.ts';

/** A state that a command is about. */
export interface OpenedState {
  readonly name: string;
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
}

/** What says which state on this machine. */
export const stateFlags = {
  clusterId: {
    kind: 'string',
    summary: 'the cluster that it is about; else CLUSTER_ID of test_config.env',
    placeholder: 'id',
  },
} as const;

/**
 * Finds a state on this machine.
 * @throws CliError USAGE naming those there are
 */
export async function openState(wanted: WantedState, context: CommandContext): Promise<OpenedState> {
  const repo = await findRepo(context);
  const { CLUSTER_ID: ownId = '' } = (await readTestConfig(repo.root)) ?? {};
  const clusterId = wanted.clusterId ?? (ownId === '' ? undefined : ownId);
  const name = await chooseState(repo, { name: wanted.name, clusterId });
  const file = findStateFile(repo.root, { clusterId, name });
  return {
    name,
    where: path.relative(repo.root, file).replaceAll(path.sep, '/'),
    keeper: keepInFile(file),
    discard: () => rm(file, { force: true }),
  };
}

async function chooseState({ root, answers }: Repo, { name, clusterId }: WantedState): Promise<string> {
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
    shell`castai-bot state show ${first}`,
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
