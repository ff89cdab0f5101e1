import { readAnswer } from '../../http/answer/read-answer.ts';
import { AuthError, type RequestFacts } from '../../http/errors/api-error.ts';
import { exchangeOverHttp } from '../../http/exchange/exchange-over-http.ts';
import { planRetry } from '../../http/retry/plan-retry.ts';
import { readRetryAfter } from '../../http/retry/retry-after.ts';
import { attempt } from '../../http/send/attempt.ts';
import type { Clock } from '../../http/time/clock.ts';
import type { ApiServerAccess, ConfigMapPlace } from './config-map-place.ts';

/** One of our calls to an API server. */
export interface ApiServerCall {
  readonly method: 'GET' | 'PATCH';
  /** Of the URL. */
  readonly query?: string;
  /** A JSON merge patch (RFC 7386). */
  readonly body?: unknown;
}

/** What calls to an API server are made with. */
export interface ApiServerOptions {
  readonly clock: Clock;
  readonly userAgent: string;
  /** Hears of each token that was read, so that nobody sees it. */
  readonly onToken: (token: string) => void;
  /** How long one attempt may take, milliseconds. @default 10000 */
  readonly attemptMs?: number | undefined;
}

const UNAUTHORIZED = 401;
const ATTEMPT_MS = 10_000;
const CALL_MS = 30_000;
const RETRIES = 3;
/** A ConfigMap of 1 MiB, each of its characters escaped. */
const MAX_BYTES = 8 * 1024 * 1024;

/**
 * Asks an API server, directly and never through a proxy, and again where that may help: a patch that names the version
 * it is for changes nothing the second time.
 *
 * @throws ApiError, ConnectionError, TimeoutError; ConfigError `state` where the pod has no token
 */
export async function callApiServer(
  place: ConfigMapPlace,
  call: ApiServerCall,
  options: ApiServerOptions,
): Promise<unknown> {
  const { clock, onToken } = options;
  const startedAt = clock.now();
  let access: ApiServerAccess | undefined;
  for (let attempts = 1, retried = 0; ; attempts += 1) {
    const before = access?.token;
    access = place.readAccess();
    onToken(access.token);
    try {
      return await callOnce(place.url, call, { ...options, attempts, access });
    } catch (error) {
      // The kubelet may have renewed the token between its reading and the answer.
      if (isUnauthorized(error) && before === undefined && place.readAccess().token !== access.token)
        continue;
      const passedMs = clock.now() - startedAt;
      const retry = planRetry({
        error,
        attempts,
        retried,
        retries: RETRIES,
        isIdempotent: true,
        refusedMs: passedMs,
        leftMs: CALL_MS - passedMs,
        random: clock.random(),
      });
      if (retry === undefined) throw error;
      if (retry.isCounted) retried += 1;
      await clock.sleep(retry.waitMs);
    }
  }
}

function isUnauthorized(error: unknown): boolean {
  return error instanceof AuthError && error.status === UNAUTHORIZED;
}

interface CallOnceOptions extends ApiServerOptions {
  readonly attempts: number;
  readonly access: ApiServerAccess;
}

async function callOnce(
  place: URL,
  { body, method, query = '' }: ApiServerCall,
  { access: { ca, token }, attemptMs = ATTEMPT_MS, attempts, clock, userAgent }: CallOnceOptions,
): Promise<unknown> {
  const url = new URL(query === '' ? place.href : `${place.href}?${query}`);
  const facts: RequestFacts = { method, path: url.pathname, attempts };
  const redact = (text: string): string => (token === '' ? text : text.replaceAll(token, '[redacted]'));
  const request = {
    url,
    method,
    headers: {
      accept: 'application/json',
      authorization: `Bearer ${token}`,
      'user-agent': userAgent,
      ...(body === undefined ? {} : { 'content-type': 'application/merge-patch+json' }),
    },
    body: body === undefined ? undefined : JSON.stringify(body),
    connection: { ca },
  };
  const answer = await attempt(request, facts, {
    exchange: exchangeOverHttp,
    signal: new AbortController().signal,
    attemptMs,
    maxBytes: () => MAX_BYTES,
    redact,
  });
  const retryAfterMs = readRetryAfter(answer.headers, clock.now());
  return readAnswer(answer, facts, { accept: 'json', mayBeEmpty: false, retryAfterMs, redact });
}
