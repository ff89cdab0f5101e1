import { usageError } from '@castai-bot/cli';
import { API_URLS, type BotAnswers } from '@castai-bot/scaffold';

const CAST_AI_HOST = /^api(?:\.[a-z0-9-]+)*\.cast\.ai$/;
const LOOPBACK = /^(?:localhost|\[::1\]|127(?:\.\d+){3})$/;

export interface AddressVariables {
  readonly API_URL?: string | undefined;
  readonly API_REGION?: string | undefined;
  readonly ALLOW_API_HOST?: string | undefined;
}

/**
 * Where the API is, as a bot finds it: `API_URL`, else that of `API_REGION`, else that of the bot's region, else the US.
 * The key goes to CAST AI over https, to this machine, or to the host that `ALLOW_API_HOST` names.
 * @throws CliError USAGE
 */
export function findApiOrigin(
  { API_URL: given = '', API_REGION: region = '', ALLOW_API_HOST: allowed = '' }: AddressVariables,
  ofBot: BotAnswers['region'],
): URL {
  const text = given === '' ? findRegionUrl(region, ofBot) : given;
  const url = parseOrigin(text);
  const isKnown = LOOPBACK.test(url.hostname) || CAST_AI_HOST.test(url.hostname);
  if (isKnown || [url.host, url.hostname].includes(allowed.toLowerCase())) return url;
  throw refuse(
    text,
    `wanted a host of CAST AI's; if this one may have the key, set ALLOW_API_HOST=${url.host}`,
  );
}

function findRegionUrl(region: string, ofBot: BotAnswers['region']): string {
  if (region === '') return API_URLS[ofBot] ?? API_URLS.us ?? '';
  const regional = Object.entries(API_URLS).find(([name]) => name === region.toLowerCase())?.[1] ?? null;
  if (regional !== null) return regional;
  throw usageError(`Cannot use the region ${JSON.stringify(region)} in API_REGION: wanted us, eu or india`);
}

/** https, or http on this machine. */
function parseOrigin(text: string): URL {
  const url = URL.parse(text);
  if (url === null || url.username !== '' || url.password !== '') throw refuse(text, 'wanted https://host');
  if (url.pathname !== '/' || url.search !== '')
    throw refuse(text, 'wanted https://host and nothing after it');
  const isSafe = url.protocol === 'https:' || (url.protocol === 'http:' && LOOPBACK.test(url.hostname));
  if (!isSafe) throw refuse(text, 'wanted https://');
  return url;
}

function refuse(text: string, wanted: string): Error {
  // What stands before an `@` may be a password.
  const shown = JSON.stringify(text.replace(/\/\/[^/]*@/, '//…@'));
  return usageError(`Cannot send the API key to ${shown} in API_URL: ${wanted}`);
}
