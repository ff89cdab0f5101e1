import type { Present } from '@castai-bot/api/bot';
import { CastAiBotError } from '../../errors.ts';
import { ApiError } from '../../http/errors/api-error.ts';
import { isUnavailable } from '../../http/errors/is-unavailable.ts';
import { PlanEndedError } from './plan-ended-error.ts';

const UNAUTHORIZED = 401;

/**
 * Reads what stands where a write goes. A write that is only planned asks for that on its own account: where the thing is
 * not there (it may be planned too) or may not be read, the write is planned without.
 *
 * @throws what would stop the write as well: an API that is not there, a key that is wrong, an aborted signal
 */
export async function readPresent<Value>(read: () => Promise<Value>): Promise<Present<Value>> {
  try {
    return { value: await read() };
  } catch (error) {
    if (!(error instanceof CastAiBotError) || isFatal(error)) throw error;
    return { unread: error.message };
  }
}

function isFatal(error: CastAiBotError): boolean {
  const isKeyWrong = error instanceof ApiError && error.status === UNAUTHORIZED;
  return isKeyWrong || isUnavailable(error) || error instanceof PlanEndedError;
}
