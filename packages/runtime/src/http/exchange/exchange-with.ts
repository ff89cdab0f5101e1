import { untilAborted } from '../time/until-aborted.ts';
import { BrokenExchange } from './broken-exchange.ts';
import type { Answer, Exchange, ExchangeLimits, OutgoingRequest } from './exchange.ts';
import { readBody } from './read-body.ts';

/** A fetch, built in or standing in for one. */
export type Fetch = typeof globalThis.fetch;

/** Exchanges by `fetch`, e.g. one that answers from memory. One that ignores the signal is not waited for. */
export function exchangeWith(fetch: Fetch): Exchange {
  return async (request, limits) => untilAborted(exchange(fetch, request, limits), limits.signal);
}

async function exchange(
  fetch: Fetch,
  { url, method, headers, body }: OutgoingRequest,
  { maxBytes, signal }: ExchangeLimits,
): Promise<Answer> {
  const response = await fetch(url, {
    method,
    headers,
    redirect: 'manual',
    signal,
    ...(body === undefined ? {} : { body }),
  });
  try {
    const read = await readBody(response.body ?? [], maxBytes(response));
    return { status: response.status, statusText: response.statusText, headers: response.headers, ...read };
  } catch (error) {
    throw new BrokenExchange(error);
  }
}
