import { findFormProblem, findHostProblem, quoteAddress, withScheme } from '@castai-bot/api/api-address';
import { usageError } from '@castai-bot/cli';
import { API_URLS, type BotAnswers } from '@castai-bot/scaffold';

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
  const address = withScheme(text);
  const form = findFormProblem(address);
  const problem =
    form === undefined ? findHostProblem(address, { allowedHost: allowed }) : `${form}, wanted https://host`;
  if (problem === undefined) return new URL(address);
  throw usageError(`Cannot send the API key to ${quoteAddress(text)} in API_URL: ${problem}`);
}

function findRegionUrl(region: string, ofBot: BotAnswers['region']): string {
  if (region === '') return API_URLS[ofBot] ?? API_URLS.us ?? '';
  const regional = Object.entries(API_URLS).find(([name]) => name === region.toLowerCase())?.[1] ?? null;
  if (regional !== null) return regional;
  throw usageError(`Cannot use the region ${JSON.stringify(region)} in API_REGION: wanted us, eu or india`);
}
