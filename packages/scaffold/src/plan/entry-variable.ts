import type { BotAnswers } from '../answers/bot-answers.ts';
import { stateObjectName } from '../answers/check-state-name.ts';
import type { EntrySettings } from '../answers/entry-settings.ts';
import { findEntry, functionOf, settingsOf, stateOf } from '../answers/list-entries.ts';

/** What a pod is told of its entry: the variable BOT_ENTRY, which no config can set. */
export interface EntryVariable extends EntrySettings {
  readonly entry: string;
  readonly function: string;
  /** Not of an entry that runs only when told to. */
  readonly schedule?: string;
  readonly timeZone: string;
  readonly state?: StatePlace;
}

/** Where a state is kept in the cluster. */
export interface StatePlace {
  readonly name: string;
  readonly configMap: string;
  readonly namespace: string;
}

/** What the pods of an entry are told of it. */
export function entryVariable(answers: BotAnswers, name: string): EntryVariable {
  const { schedule = null, timeZone = 'Etc/UTC' } = findEntry(answers, name) ?? {};
  const { limits, ...rest } = settingsOf(answers, name);
  const state = stateOf(answers, name);
  return {
    entry: name,
    function: functionOf(answers, name),
    ...(schedule === null ? {} : { schedule }),
    timeZone,
    ...(limits === undefined ? {} : { limits }),
    ...(state === undefined
      ? {}
      : {
          state: {
            name: state,
            configMap: stateObjectName(answers.name, state),
            namespace: answers.namespace,
          },
        }),
    ...rest,
  };
}
