import { findFormProblem, quoteAddress } from '@castai-bot/api/api-address';
import { CastAiBotError } from '../../errors.ts';

/**
 * Parses the address of the API and holds it to one origin: https, or http on loopback.
 * @throws CastAiBotError `bad_api_url`
 */
export function parseApiUrl(apiUrl: string): URL {
  const found = findFormProblem(apiUrl);
  if (found === undefined) return new URL(apiUrl);
  throw new CastAiBotError(`Cannot use the API URL ${quoteAddress(apiUrl)}: ${found}, wanted https://host`, {
    code: 'bad_api_url',
    hint: 'Set API_URL to https://api.cast.ai, https://api.eu.cast.ai or https://api.india.cast.ai',
  });
}
