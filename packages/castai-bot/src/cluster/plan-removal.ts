import type { BotAnswers } from '@castai-bot/scaffold';
import { findState, toText } from '../manifests/manifest-object.ts';
import { functionOf, isApplied } from './bot-objects.ts';
import type { ConfigMap, CronJob, KubeObject } from './kube-objects.ts';
import type { BotObjects } from './read-bot-objects.ts';
import { listStateUsers, stateObjectOf } from './state-users.ts';

/** What of a bot may go. */
export interface RemovalPlan {
  /** To be deleted, CronJobs before what their runs need. */
  readonly objects: readonly KubeObject[];
  /** The ConfigMaps of states that nothing uses any more: what runs have remembered. */
  readonly states: readonly ConfigMap[];
  /** `ConfigMap/my-bot-greet`: with the bot's labels, but applied by somebody else. */
  readonly foreign: readonly string[];
  readonly shared: readonly SharedState[];
}

/** A state that stays since others use it too. */
export interface SharedState {
  readonly object: string;
  readonly users: readonly string[];
}

/** Chooses among the objects of a bot; `wanted` is a function, or a state that none uses. */
export function planRemoval(
  live: BotObjects,
  { answers, wanted }: { readonly answers: BotAnswers; readonly wanted: string | undefined },
): RemovalPlan {
  const isWanted = (object: KubeObject): boolean => wanted === undefined || functionOf(object) === wanted;
  const cronJobs = live.cronJobs.filter(isWanted);
  const ownStates = live.configMaps.filter((one) => findState(one) !== undefined);
  const meant = ownStates.filter((state) => wanted === undefined || isMeant(state, { cronJobs, wanted }));
  const usersOf = ({ metadata }: ConfigMap): readonly string[] =>
    wanted === undefined
      ? []
      : listStateUsers(metadata.name, { cronJobs: live.cronJobs, answers }).filter((name) => name !== wanted);
  const unused = meant.filter((state) => usersOf(state).length === 0);
  const configMaps = live.configMaps.filter((one) => !ownStates.includes(one) && isWanted(one));
  const names = new Set(unused.map(({ metadata }) => metadata.name));
  const accounts = live.accounts.filter(({ metadata }) => wanted === undefined || names.has(metadata.name));
  const objects = [...cronJobs, ...configMaps, ...accounts];
  return {
    objects: objects.filter(isApplied),
    states: unused.filter(isApplied),
    foreign: [...objects, ...unused].filter((object) => !isApplied(object)).map(toText),
    shared: meant
      .filter((state) => !unused.includes(state))
      .map((state) => ({ object: toText(state), users: usersOf(state) })),
  };
}

/** Whether a state is named, or what one of these runs with. */
function isMeant(
  state: ConfigMap,
  { cronJobs, wanted }: { readonly cronJobs: readonly CronJob[]; readonly wanted: string },
): boolean {
  const { name } = state.metadata;
  return findState(state) === wanted || cronJobs.some((cronJob) => stateObjectOf(cronJob) === name);
}
