import { ApiError } from '../errors/api-error.ts';
import { attempt } from './attempt.ts';
import { backoffMs } from '../retry/backoff.ts';
import { TimeoutError } from '../errors/connection-error.ts';
import type { Answer } from '../exchange/exchange.ts';
import { RETRY_AFTER_MAX_MS } from '../retry/plan-retry.ts';
import { chooseMaxBytes } from '../answer/choose-max-bytes.ts';
import { readAnswer } from '../answer/read-answer.ts';
import { readRetryAfter } from '../retry/retry-after.ts';
import { requestFacts, type Sending } from './sending.ts';

const TOO_MANY_REQUESTS = 429;

/** Waits for its turn, sends a call once, and gives the parsed body of a good answer. */
export async function sendOnce(sending: Sending): Promise<unknown> {
  const { call, link, progress, settings, traffic } = sending;
  await traffic.slots.take({ signal: link.signal, isRetry: progress.attempts > 0 });
  try {
    startLimit(sending);
    const admission = { signal: link.signal, longestCloseMs: RETRY_AFTER_MAX_MS };
    if (!(await traffic.rate.admit(admission))) throw closedError(sending);
    link.signal.throwIfAborted();
    progress.attempts += 1;
    progress.status = undefined;
    const sentAt = settings.clock.now();
    const answer = await attempt(sending.request, requestFacts(sending), {
      exchange: settings.exchange,
      signal: link.signal,
      attemptMs: sending.timeouts.attemptMs,
      maxBytes: (head) => chooseMaxBytes(head, call.accept ?? 'json'),
      redact: settings.redact,
    });
    return receive(answer, sentAt, sending);
  } finally {
    traffic.slots.giveBack();
  }
}

function receive(answer: Answer, sentAt: number, sending: Sending): unknown {
  const { call, progress, settings, traffic } = sending;
  const now = settings.clock.now();
  const retryAfterMs = readRetryAfter(answer.headers, now);
  const { method, path, attempts } = requestFacts(sending);
  progress.status = answer.status;
  settings.log?.debug(`${method} ${path} answered ${answer.status}`, {
    attempt: attempts,
    durationMs: Math.round(now - sentAt),
    requestId: answer.headers.get('x-castai-request-id') ?? undefined,
  });
  if (answer.status === TOO_MANY_REQUESTS) {
    const waitMs = retryAfterMs ?? backoffMs(progress.attempts, settings.clock.random());
    traffic.rate.refuse({ sentAt, waitMs, isBusy: traffic.slots.areTaken });
  } else {
    traffic.rate.succeed();
  }
  return readAnswer(answer, requestFacts(sending), {
    accept: call.accept ?? 'json',
    mayBeEmpty: call.method !== 'GET' || call.mayBeEmpty === true,
    redact: settings.redact,
    retryAfterMs,
    organizationId: sending.request.headers['x-castai-organization-id'],
  });
}

/** The time spent waiting behind others is not the call's: behind hundreds of them it would never get its turn. */
function startLimit(sending: Sending): void {
  const { link, progress, settings, timeouts } = sending;
  if (Number.isFinite(progress.endsAt)) return;
  const { callMs } = timeouts;
  progress.endsAt = settings.clock.now() + callMs;
  link.limit({
    timeoutMs: callMs,
    reason: () =>
      new TimeoutError(
        `found no good answer in ${callMs} ms`,
        { ...requestFacts(sending), mayHaveArrived: progress.attempts > 0 },
        { code: 'call_timeout', cause: progress.lastError },
      ),
  });
}

/** The API has sent the client away for longer than a call may wait: asking again would only be refused again. */
function closedError(sending: Sending): ApiError {
  const closedMs = sending.traffic.rate.closedForMs();
  return new ApiError(
    `found the API closed to this client for another ${Math.ceil(closedMs / 1000)} s, as it answered 429 before`,
    requestFacts(sending),
    {
      code: 'rate_limited',
      status: TOO_MANY_REQUESTS,
      retryAfterMs: closedMs,
      body: { fieldViolations: [] },
    },
  );
}
