import { ApiError } from './api-error.ts';
import { ConnectionError, TimeoutError } from './connection-error.ts';

/** Below 500, these two pass by themselves too. */
const PASSING = new Set([408, 429]);
/** The server will not know the operation next time either. */
const NOT_IMPLEMENTED = 501;

/** Whether an error says that the API cannot be reached or is not up to it now: another time may go well. */
export function isUnavailable(error: unknown): boolean {
  if (error instanceof ConnectionError || error instanceof TimeoutError) return true;
  if (!(error instanceof ApiError)) return false;
  return PASSING.has(error.status) || (error.status >= 500 && error.status !== NOT_IMPLEMENTED);
}
