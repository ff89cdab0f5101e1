import { checkBotName } from '@castai-bot/scaffold';

/** Where nothing suggests another. */
export const DEFAULT_NAME = 'my-bot';

/** The problem of a bot's name in words, with a name that would do where there is one near it. */
export function checkNameToType(name: string): string | undefined {
  const problem = checkBotName(name);
  if (problem === undefined) return undefined;
  const suggestion = suggestBotName(name);
  return suggestion === undefined ? problem : `${problem}, like ${suggestion}`;
}

/** What comes closest to a text among the names a bot may have: `My Bot` becomes `my-bot`. */
export function suggestBotName(text: string): string | undefined {
  const words = text
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .split(/[^a-z0-9]+/);
  const name = words.filter((word) => word !== '').join('-');
  return checkBotName(name) === undefined ? name : undefined;
}
