import { checkBotName } from '@castai-bot/scaffold';

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
