import { exchangeOverHttp } from '../http/exchange/exchange-over-http.ts';
import { readTransportFailure } from '../http/exchange/transport-failure.ts';
import type { Clock } from '../http/time/clock.ts';

/** Where a message goes, and what it is. */
export interface Delivery {
  readonly url: URL;
  /** Nothing for a heartbeat, which is only called. */
  readonly body?: object | undefined;
}

/** What a message is sent with. */
export interface DeliveryOptions {
  readonly userAgent: string;
  readonly clock: Pick<Clock, 'sleep'>;
  /** Aborted when there is no more time. */
  readonly signal: AbortSignal;
}

const MOST_ANSWER_BYTES = 4_096;
const LONGEST_ANSWER = 120;
const TRIES = 3;
const PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 5_000;
/** Nothing was taken: to send again repeats no message. */
const NOT_TAKEN = new Set([429, 503]);

/**
 * Sends a message, again where the service was busy; redirects are not followed, for what is sent may be secret.
 *
 * @returns what went wrong, never with the address in it: who knows it may write there
 */
export async function postMessage(delivery: Delivery, options: DeliveryOptions): Promise<string | undefined> {
  for (let tries = 1; ; tries += 1) {
    const { pauseMs, problem } = await postOnce(delivery, options);
    if (problem === undefined || pauseMs === undefined || tries === TRIES || options.signal.aborted)
      return problem;
    try {
      await options.clock.sleep(Math.min(pauseMs, LONGEST_PAUSE_MS), options.signal);
    } catch {
      return problem;
    }
  }
}

interface Outcome {
  readonly problem?: string;
  /** Set where it may go well later. */
  readonly pauseMs?: number;
}

async function postOnce({ body, url }: Delivery, { signal, userAgent }: DeliveryOptions): Promise<Outcome> {
  const isCall = body === undefined;
  const request = {
    url,
    method: isCall ? 'GET' : 'POST',
    headers: { 'user-agent': userAgent, ...(isCall ? {} : { 'content-type': 'application/json' }) },
    ...(isCall ? {} : { body: JSON.stringify(body) }),
  };
  try {
    const { headers, status, text } = await exchangeOverHttp(request, {
      signal,
      maxBytes: () => MOST_ANSWER_BYTES,
    });
    if (status >= 200 && status < 300) return {};
    const words = text.replaceAll(/\s+/g, ' ').trim().slice(0, LONGEST_ANSWER).toWellFormed();
    const problem = `the answer was ${status}${status < 400 ? ', and redirects are not followed' : words && `: ${words}`}`;
    if (!NOT_TAKEN.has(status)) return { problem };
    const seconds = Number(headers.get('retry-after') ?? Number.NaN);
    return { problem, pauseMs: Number.isFinite(seconds) ? seconds * 1_000 : PAUSE_MS };
  } catch (error) {
    if (signal.aborted) return { problem: reasonOf(signal) };
    const { isRefused, reason } = readTransportFailure(error);
    return { problem: reason, ...(isRefused ? { pauseMs: PAUSE_MS } : {}) };
  }
}

function reasonOf({ reason }: AbortSignal): string {
  return reason instanceof Error ? reason.message : String(reason);
}
