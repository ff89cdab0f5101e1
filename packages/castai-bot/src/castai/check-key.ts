import { CliError, isRecord } from '@castai-bot/cli';
import { askCastAi, keyRefused, type AskOptions } from './ask-cast-ai.ts';

export interface KeyCheck {
  /** Whose key it is: a name, an address, or null where CAST AI does not say. */
  readonly owner: string | null;
  /** By CAST AI's clock. */
  readonly date: Date | undefined;
}

const UNCHECKED_HINT = 'castai-bot secret set --no-check writes it unseen';

/**
 * Asks CAST AI whose key it is.
 * @see https://docs.cast.ai/docs/api-access
 * @throws CliError KEY_REFUSED, KEY_UNCHECKED, UNREACHABLE
 */
export async function checkKey(options: Omit<AskOptions, 'path'>): Promise<KeyCheck> {
  const { apiUrl } = options;
  const { status, body, date } = await askCastAi({ ...options, path: '/v1/me' }).catch((error: unknown) => {
    if (!(error instanceof CliError)) throw error;
    throw new CliError(error.code, error.message, { hint: UNCHECKED_HINT });
  });
  if (status === 401 || status === 403) throw keyRefused(apiUrl, status);
  if (status !== 200 || !isRecord(body)) {
    const found = `it answered ${status}${status === 200 ? ' without JSON' : ''}`;
    throw new CliError('KEY_UNCHECKED', `Cannot check the API key with ${apiUrl.host}: ${found}`, {
      hint: UNCHECKED_HINT,
    });
  }
  const known = [body['email'], body['username'], body['name']].find(
    (one) => typeof one === 'string' && one !== '',
  );
  return { owner: typeof known === 'string' ? known : null, date };
}
