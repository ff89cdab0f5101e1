import { showSecretVariable } from './check-secret-variable.ts';
import type { Problem } from './answer-reader.ts';
import type { BotAnswers } from './bot-answers.ts';
import { stateObjectName } from './check-state-name.ts';
import { findEntry, settingsOf, stateOf } from './list-entries.ts';

/** Says what of the answers cannot stand beside each other: two objects of one name, an address nobody has. */
export function findCollisions(answers: BotAnswers): readonly Problem[] {
  const names = Object.keys(answers.functions);
  return [
    ...findOneSecret(answers),
    ...names.flatMap((name) => [...findTwin(answers, name), ...findStrangers(answers, name)]),
  ];
}

function findOneSecret(answers: BotAnswers): readonly Problem[] {
  const { apiKeySecret, functions } = answers;
  const hasOthers = Object.keys(functions).some((name) => settingsOf(answers, name).secrets?.length);
  if (!hasOthers || apiKeySecret !== secretsName(answers)) return [];
  const message = 'the other secrets are in a Secret of this name, wanted another one for the API key';
  return [{ field: 'apiKeySecret', value: apiKeySecret, message }];
}

/** The Secret of everything secret but the API key. */
export function secretsName({ name }: Pick<BotAnswers, 'name'>): string {
  return `${name}-secrets`;
}

/** The ConfigMap of a state and that of another entry's config would be one. */
function findTwin(answers: BotAnswers, name: string): readonly Problem[] {
  const state = stateOf(answers, name);
  if (state === undefined || findEntry(answers, `${state}-state`) === undefined) return [];
  const isNamed = findEntry(answers, name)?.state !== undefined;
  const object = stateObjectName(answers.name, state);
  const message = `its state and the config of ${state}-state would both be the ConfigMap ${object}, wanted another name`;
  return [{ field: `functions.${name}${isNamed ? '.state' : ''}`, value: state, message }];
}

/** An address is the name of a secret, and a pod knows those alone that its entry names. */
function findStrangers(answers: BotAnswers, name: string): readonly Problem[] {
  const { notify = [], secrets = [] } = settingsOf(answers, name);
  const place = findEntry(answers, name)?.notify === undefined ? 'notify' : `functions.${name}.notify`;
  return notify.flatMap(({ url }, at) => {
    const message = `is none of the secrets of ${name}, which are ${secrets.map(showSecretVariable).join(', ') || 'none'}`;
    return secrets.includes(url)
      ? []
      : [{ field: `${place}.${at}.url`, value: showSecretVariable(url), message }];
  });
}
