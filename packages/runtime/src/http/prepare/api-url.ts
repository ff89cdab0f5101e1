import { CastAiBotError } from '../../errors.ts';

/**
 * Parses the address of the API and holds it to one origin: https, or http on loopback.
 *
 * Paths of the API carry their own version, so the address has none.
 * @throws CastAiBotError `bad_api_url`
 * @see https://docs.cast.ai/docs/api-access
 */
export function parseApiUrl(apiUrl: string): URL {
  const refuse = (found: string): CastAiBotError =>
    new CastAiBotError(`Cannot use the API URL ${quote(apiUrl)}: ${found}, wanted https://host`, {
      code: 'bad_api_url',
      hint: 'Set API_URL to https://api.cast.ai, https://api.eu.cast.ai or https://api.india.cast.ai',
    });
  const url = URL.parse(apiUrl);
  if (url === null) throw refuse('found no URL');
  if (url.username !== '' || url.password !== '') throw refuse('found a user name or password in it');
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && isLoopback(url.hostname))) {
    throw refuse(`found ${url.protocol}//`);
  }
  if (url.pathname !== '/' || url.search !== '' || url.hash !== '') {
    throw refuse(`found ${JSON.stringify(url.pathname + url.search + url.hash)} after the host`);
  }
  return url;
}

function isLoopback(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127(\.\d+){3}$/.test(hostname);
}

/** What stands before an `@` may be a password. */
function quote(apiUrl: string): string {
  return JSON.stringify(apiUrl.replace(/\/\/[^/]*@/, '//…@'));
}
