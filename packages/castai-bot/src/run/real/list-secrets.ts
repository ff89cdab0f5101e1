import { guessSensitivity } from '@castai-bot/api/guess-sensitivity';
import { settingsOf } from '@castai-bot/scaffold';
import type { Environment } from '../../process/bot-env.ts';
import type { Repo } from '../../repo/find-repo.ts';

/** A shorter one, e.g. TOKENS=5, stands in every other word. */
const SHORTEST_SECRET = 6;
/** Of those that castai-bot.json names as secrets. */
const SHORTEST_NAMED = 4;

/** What of some variables must not be seen: those that castai-bot.json names as secrets, and those whose names say so. */
export function listSecrets(variables: Environment, answers: Repo['answers']): readonly string[] {
  const named = Object.keys(answers.functions).flatMap((entry) => settingsOf(answers, entry).secrets ?? []);
  return Object.entries(variables).flatMap(([name, value = '']) => {
    const isSecret = named.includes(name)
      ? value.length >= SHORTEST_NAMED
      : guessSensitivity(name, '') === 'secret' && value.length >= SHORTEST_SECRET;
    return isSecret ? [value] : [];
  });
}
