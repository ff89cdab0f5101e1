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

/** Lets everything through and keeps what was asked and answered, in memory. */
export function keepExchanges(next: Answerer, keep: (exchange: RawExchange) => void): Answerer {
  return async (request) => {
    const { method, path, body } = request;
    const answer = await next(request);
    const headers = Object.fromEntries(
      Object.entries(answer.headers).filter(([name]) => KEPT_HEADERS.has(name.toLowerCase())),
    );
    keep({
      method,
      path,
      body: toBodyText(body),
      status: answer.status,
      headers,
      answer: toBodyText(answer.body),
    });
    return answer;
  };
}
