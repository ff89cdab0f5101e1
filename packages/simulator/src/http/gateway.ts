import type { State } from '../state/state.ts';
import { Refusal } from './refusal.ts';
import type { RequestHeaders } from './request-head.ts';
import { Reply } from './route.ts';

/** What Cloudflare, in front of the API, is known to turn away: the names that some libraries give themselves. */
const LIBRARY_USER_AGENT = /^Python-urllib\//i;
const JSON_TYPE = /^application\/([\w.-]+\+)?json\b/i;

/** The answer of the gateway to what it does not let through; undefined for the rest. */
export function turnAway(state: State, headers: RequestHeaders): Reply<unknown> | undefined {
  const isTurnedAway =
    state.guesses.refusesLibraryUserAgents && LIBRARY_USER_AGENT.test(headers.get('user-agent') ?? '');
  return isTurnedAway
    ? new Reply<unknown>(403, 'error code: 1010', { 'Content-Type': 'text/plain' })
    : undefined;
}

/** Holds a request with a body to JSON. @throws {Refusal} 415 */
export function checkContentType(state: State, headers: RequestHeaders): void {
  const type = headers.get('content-type');
  if (!state.guesses.refusesOtherContentTypes || (type !== null && JSON_TYPE.test(type))) return;
  const found = type === null ? 'nothing' : `"${type}"`;
  throw new Refusal(415, `Unsupported Media Type: Content-Type: found ${found}, wanted application/json`);
}
