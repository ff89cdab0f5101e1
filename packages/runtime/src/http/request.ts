import type { ApiCall, Timeouts } from './api-call.ts';
import type { RequestFacts } from './api-error.ts';
import { attempt } from './attempt.ts';
import { TimeoutError } from './connection-error.ts';
import type { Answer, Fetch, OutgoingRequest } from './exchange.ts';
import { linkAbort } from './link-abort.ts';
import { prepareRequest, type Sender } from './prepare-request.ts';
import { readAnswer } from './read-answer.ts';

/** Takes one line about each exchange. */
export interface RequestLog {
  debug(message: string, fields?: Record<string, unknown>): void;
}

/** What all calls of one client share. */
export interface RequestSettings extends Sender {
  readonly fetch: Fetch;
  readonly timeouts: Timeouts;
  /** Ends every call. */
  readonly signal?: AbortSignal | undefined;
  readonly log?: RequestLog | undefined;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  /** Takes the API key out of a text. */
  readonly redact: (text: string) => string;
}

/** The one way to the API: sends a call and gives the parsed body, undefined where there is none. */
export type Request = (call: ApiCall) => Promise<unknown>;

/** A page of 500 workloads is below 5 MB; what is ten times that is not an answer of this API. */
const BODY_MAX_BYTES = 50 * 1024 * 1024;

/**
 * Makes the request function of one client.
 *
 * Calls reject with AuthError, ApiError, ConnectionError, TimeoutError, or the reason of the signal that ended them.
 */
export function createRequest(settings: RequestSettings): Request {
  return async (call) => {
    const request = prepareRequest(call, settings);
    const { callMs } = { ...settings.timeouts, ...call.timeouts };
    const facts = { method: call.method, path: request.url.pathname, attempts: 1 };
    const link = linkAbort([settings.signal, call.signal], {
      timeoutMs: callMs,
      reason: () =>
        new TimeoutError(
          `found no answer after ${callMs} ms`,
          { ...facts, mayHaveArrived: true },
          { code: 'call_timeout' },
        ),
    });
    try {
      return await send(request, { call, facts, signal: link.signal, settings });
    } finally {
      link.dispose();
    }
  };
}

interface Sending {
  readonly call: ApiCall;
  readonly facts: RequestFacts;
  readonly signal: AbortSignal;
  readonly settings: RequestSettings;
}

async function send(request: OutgoingRequest, sending: Sending): Promise<unknown> {
  const { call, facts, settings, signal } = sending;
  const { attemptMs } = { ...settings.timeouts, ...call.timeouts };
  signal.throwIfAborted();
  const startedAt = settings.now();
  const answer = await attempt(request, facts, {
    fetch: settings.fetch,
    signal,
    attemptMs,
    maxBytes: BODY_MAX_BYTES,
    redact: settings.redact,
  });
  logExchange(request, answer, { durationMs: settings.now() - startedAt, settings });
  return readAnswer(answer, facts, { accept: call.accept ?? 'json', redact: settings.redact });
}

function logExchange(
  request: OutgoingRequest,
  answer: Answer,
  { durationMs, settings }: { readonly durationMs: number; readonly settings: RequestSettings },
): void {
  settings.log?.debug(`${request.method} ${request.url.pathname} answered ${answer.status}`, {
    durationMs,
    requestId: answer.headers.get('x-castai-request-id') ?? undefined,
  });
}
