import { CliError } from '@castai-bot/cli';

/** Where a key may go: to CAST AI over https, or to this machine. @throws CliError BAD_API_URL */
export function parseApiUrl(text: string): URL {
  const url = URL.parse(text);
  const isCastAi = url?.protocol === 'https:' && /(?:^|\.)cast\.ai$/.test(url.hostname);
  const isLoopback = /^(?:localhost|\[::1\]|127(?:\.\d+){3})$/.test(url?.hostname ?? '');
  if (url && (isCastAi || isLoopback) && url.username === '') return url;
  // What stands before an `@` may be a password.
  const shown = JSON.stringify(text.replace(/\/\/[^/]*@/, '//…@'));
  throw new CliError(
    'BAD_API_URL',
    `Cannot send the API key to ${shown}: wanted a host of CAST AI over https`,
  );
}
