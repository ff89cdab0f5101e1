import type { BotAnswers } from '../answers/bot-answers.ts';
import { stateObjectName } from '../answers/check-state-name.ts';
import { stateOf } from '../answers/list-entries.ts';
import type { Templates } from '../render/templates.ts';
import type { PlannedFile } from './planned-file.ts';

/** What the template of a state's manifests knows. */
export interface StateView {
  readonly name: string;
  /** Of its ConfigMap, and of the account that reads and writes it. */
  readonly objectName: string;
  /** Says whose these objects are: with a dot, so that no function's are taken for them. */
  readonly label: string;
}

/** The tree that `renderState` takes its template from. */
export const STATE_TREE = 'state';

/** The states of a bot, each once, in the order of its entries. */
export function listStates(answers: BotAnswers): readonly string[] {
  return [...new Set(Object.keys(answers.functions).flatMap((name) => stateOf(answers, name) ?? []))];
}

/** What kustomization.yaml lists for an entry, and beside others for the entries that share its state. */
export function resourcesOf(answers: BotAnswers, entry: string): readonly string[] {
  const state = stateOf(answers, entry);
  const own = [`${entry}.configmap.yaml`, `${entry}.cronjob.yaml`];
  return state === undefined ? own : [...own, `${state}.state.yaml`];
}

function stateFile(state: string): string {
  return `k8s/${state}.state.yaml`;
}

/** Whether it is where the manifests of a state are. */
export function isStateFile(file: string): boolean {
  return /^k8s\/[^/]+\.state\.yaml$/.test(file);
}

/** Plans the manifests of a state, its ServiceAccount, Role, RoleBinding and ConfigMap, with templates that were loaded. */
export function renderState(answers: BotAnswers, state: string, templates: Templates): PlannedFile {
  const view: StateView = {
    name: state,
    objectName: stateObjectName(answers.name, state),
    label: `${state}.state`,
  };
  const text = templates.render(`${STATE_TREE}/manifests.yaml`, { bot: answers, state: view });
  return { path: stateFile(state), text, kind: 'owned' };
}
