import { exchangeOverHttp } from '../../http/exchange/exchange-over-http.ts';
import { readTransportFailure } from '../../http/exchange/transport-failure.ts';
import type { OtlpTarget } from './otlp-settings.ts';
import { linkAbort } from '../../http/time/link-abort.ts';

/** One body for a collector. */
export interface OtlpMessage {
  readonly target: OtlpTarget;
  readonly body: string;
}

/** What a message is sent with. */
export interface SendOptions {
  readonly userAgent: string;
  readonly signal: AbortSignal;
}

const MOST_BYTES = 64 * 1024;

/** Sends a body once; gives what went wrong, if anything did. What a run has lost then is its trace and no more. */
export async function sendOtlp(
  { body, target: { headers, timeoutMs, url } }: OtlpMessage,
  { userAgent, ...options }: SendOptions,
): Promise<string | undefined> {
  const link = linkAbort([options.signal]);
  const { signal } = link;
  link.limit({ timeoutMs, reason: () => `found no answer after ${timeoutMs} ms` });
  const request = {
    url,
    method: 'POST',
    headers: { 'user-agent': userAgent, ...headers, 'content-type': 'application/json' },
    body,
  };
  try {
    const { status, text } = await exchangeOverHttp(request, { signal, maxBytes: () => MOST_BYTES });
    return status >= 200 && status < 300 ? readPartialSuccess(text) : `the answer was ${status}`;
  } catch (error) {
    return String(signal.aborted ? signal.reason : readTransportFailure(error).reason);
  } finally {
    link.dispose();
  }
}

/** A collector takes what it can and says in a good answer what it did not. */
function readPartialSuccess(text: string): string | undefined {
  const message = /"errorMessage"\s*:\s*"([^"]+)"/.exec(text)?.[1];
  return message === undefined ? undefined : `not all of it was taken: ${message}`;
}
