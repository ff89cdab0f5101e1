import { fetchErrorCode } from '../../castai/fetch-error-code.ts';
import { type Answerer, refuse } from './answerer.ts';

const BAD_GATEWAY = 502;

/** What the engine has dealt with already, or what only a browser keeps. */
const NOT_PASSED_ON = new Set([
  'connection',
  'content-encoding',
  'content-length',
  'keep-alive',
  'set-cookie',
  'transfer-encoding',
]);

/**
 * Sends requests on to one origin, with the key that they bring, and to no other: redirects are handed back. Where the
 * origin cannot be reached the answer is 502, which says why.
 */
export function forwardTo(origin: URL): Answerer {
  return async ({ method, path, headers, body, signal }) => {
    try {
      const response = await fetch(`${origin.origin}${path}`, {
        method,
        headers,
        redirect: 'manual',
        signal,
        ...(body === '' ? {} : { body }),
      });
      return {
        status: response.status,
        headers: Object.fromEntries([...response.headers].filter(([name]) => !NOT_PASSED_ON.has(name))),
        body: Buffer.from(await response.arrayBuffer()),
      };
    } catch (error) {
      signal.throwIfAborted();
      const why = fetchErrorCode(error) ?? 'the request failed';
      return refuse(BAD_GATEWAY, `castai-bot cannot reach ${origin.host}: ${why}`);
    }
  };
}
