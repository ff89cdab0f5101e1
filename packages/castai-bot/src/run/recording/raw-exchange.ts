import type { Answerer } from '../gateway/answerer.ts';
import { toBodyText } from '../gateway/body-text.ts';

/** One request and its answer as they were, secrets included. */
export interface RawExchange {
  readonly method: string;
  /** With its query. */
  readonly path: string;
  readonly body: string;
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly answer: string;
}

/** What a bot's next request may depend on. */
const KEPT_HEADERS = new Set(['content-type', 'retry-after']);

/** The headers that a recording has, and a replay gives: no other says anything that is known to be true. */
export function pickKeptHeaders(headers: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => KEPT_HEADERS.has(name.toLowerCase())));
}

/** Lets everything through and keeps what was asked and answered, in memory. */
export function keepExchanges(next: Answerer, keep: (exchange: RawExchange) => void): Answerer {
  return async (request) => {
    const { method, path, body } = request;
    const answer = await next(request);
    keep({
      method,
      path,
      body: toBodyText(body),
      status: answer.status,
      headers: pickKeptHeaders(answer.headers),
      answer: toBodyText(answer.body),
    });
    return answer;
  };
}
