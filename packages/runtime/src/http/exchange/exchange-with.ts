import type { Exchange } from './exchange.ts';
import { readBody } from './read-body.ts';

/** A fetch, built in or standing in for one. */
export type Fetch = typeof globalThis.fetch;

/** Exchanges by `fetch`, e.g. one that answers from memory. */
export function exchangeWith(fetch: Fetch): Exchange {
  return async ({ url, method, headers, body }, { signal, maxBytes }) => {
    const response = await fetch(url, {
      method,
      headers,
      redirect: 'manual',
      signal,
      ...(body === undefined ? {} : { body }),
    });
    const read = await readBody(response.body ?? [], maxBytes);
    return { status: response.status, statusText: response.statusText, headers: response.headers, ...read };
  };
}
