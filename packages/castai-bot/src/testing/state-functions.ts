import type { TypeScriptAnswers } from '@castai-bot/scaffold';

const DAILY = { template: 'example', schedule: '0 17 * * 1-5', timeZone: 'Etc/UTC' } as const;

/** Two entries that share a state, and one that has none. */
export const stateFunctions: TypeScriptAnswers['functions'] = {
  morning: { ...DAILY, state: 'hours' },
  evening: { function: 'morning', schedule: '0 18 * * 1-5', timeZone: 'Etc/UTC', state: 'hours' },
  plain: DAILY,
};
