import { BodyText } from './body-text.ts';
import type { Answer, Exchange } from './exchange.ts';

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
    const read = await readBody(response, maxBytes);
    return { status: response.status, statusText: response.statusText, headers: response.headers, ...read };
  };
}

async function readBody(response: Response, maxBytes: number): Promise<Pick<Answer, 'text' | 'isCut'>> {
  const text = new BodyText(maxBytes);
  for await (const chunk of response.body ?? []) {
    // Leaving the loop early cancels the stream and frees its socket.
    if (!text.add(chunk)) break;
  }
  return text.end();
}
