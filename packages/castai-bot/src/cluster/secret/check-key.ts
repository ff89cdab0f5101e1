import { CliError } from '../../errors.ts';
import { isRecord, readJson } from '../../json-value.ts';

export interface CheckKeyOptions {
  readonly key: string;
  readonly apiUrl: URL;
  readonly userAgent: string;
  readonly signal: AbortSignal;
}

const TIMEOUT_MS = 20_000;
/** Enough for who it is. */
const LONGEST_ANSWER = 1_000_000;

/**
 * Asks CAST AI whose key it is: a name, an address, or null where it does not say. Redirects are not followed, so that
 * the key goes nowhere else.
 * @see castai/api.md §1.2
 * @throws CliError KEY_REFUSED, KEY_UNCHECKED; never with the key in it
 */
export async function checkKey({ key, apiUrl, userAgent, signal }: CheckKeyOptions): Promise<string | null> {
  const url = new URL('/v1/me', apiUrl);
  const headers = { 'x-api-key': key, accept: 'application/json', 'user-agent': userAgent };
  const limit = AbortSignal.any([signal, AbortSignal.timeout(TIMEOUT_MS)]);
  let status: number;
  let text: string;
  try {
    const response = await fetch(url, { headers, redirect: 'manual', signal: limit });
    ({ status } = response);
    text = (await response.text()).slice(0, LONGEST_ANSWER);
  } catch (cause) {
    signal.throwIfAborted();
    throw unchecked(apiUrl, describe(cause));
  }
  if (status === 401 || status === 403) {
    throw new CliError('KEY_REFUSED', `Cannot use this API key: ${apiUrl.host} refuses it (${status})`, {
      hint: 'Make one at https://console.cast.ai: Settings, Service accounts; keys belong to one region',
    });
  }
  const me = status === 200 ? readJson(text) : undefined;
  if (!isRecord(me)) throw unchecked(apiUrl, `it answered ${status}${status === 200 ? ' without JSON' : ''}`);
  const known = [me['email'], me['username'], me['name']].find(
    (one) => typeof one === 'string' && one !== '',
  );
  return typeof known === 'string' ? known : null;
}

function unchecked({ host }: URL, why: string): CliError {
  return new CliError('KEY_UNCHECKED', `Cannot check the API key with ${host}: ${why}`, {
    hint: 'castai-bot secret set --no-check writes it unseen',
  });
}

/** fetch says what went wrong in the cause. */
function describe(error: unknown): string {
  if (!(error instanceof Error)) return 'the request failed';
  if (error.name === 'TimeoutError') return `no answer within ${TIMEOUT_MS / 1000} s`;
  const { cause } = error;
  const code = cause instanceof Error && 'code' in cause ? cause.code : undefined;
  return typeof code === 'string' ? code : 'the request failed';
}
