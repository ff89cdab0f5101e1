import { ApiError } from '../errors/api-error.ts';
import { attempt } from './attempt.ts';
import { backoffMs } from '../retry/backoff.ts';
import { TimeoutError } from '../errors/connection-error.ts';
import type { Answer } from '../exchange/exchange.ts';
import { RETRY_AFTER_MAX_MS } from '../retry/plan-retry.ts';
import { readAnswer } from '../answer/read-answer.ts';
import { readRetryAfter } from '../retry/retry-after.ts';
import { requestFacts, type Sending } from './sending.ts';

/** A page of 500 workloads is below 5 MB; what is ten times that is not an answer of this API. */
const BODY_MAX_BYTES = 50 * 1024 * 1024;
const TOO_MANY_REQUESTS = 429;

/** Waits for its turn, sends a call once, and gives the parsed body of a good answer. */
export async function sendOnce(sending: Sending): Promise<unknown> {
  const { call, link, progress, settings, traffic } = sending;
  await traffic.slots.take({ signal: link.signal, isRetry: progress.attempts > 0 });
  try {
    refuseWhileClosed(sending);
    await traffic.rate.admit(link.signal);
    link.signal.throwIfAborted();
    startDeadline(sending);
    progress.attempts += 1;
    const sentAt = settings.clock.now();
    const answer = await attempt(sending.request, requestFacts(sending), {
      exchange: settings.exchange,
      signal: link.signal,
      attemptMs: { ...settings.timeouts, ...call.timeouts }.attemptMs,
      maxBytes: BODY_MAX_BYTES,
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
    redact: settings.redact,
    retryAfterMs,
    organizationId: sending.request.headers['x-castai-organization-id'],
  });
}

/** The time spent waiting for a turn is not the call's: behind hundreds of others it would never get one. */
function startDeadline(sending: Sending): void {
  const { call, link, progress, settings } = sending;
  if (progress.attempts > 0) return;
  const { callMs } = { ...settings.timeouts, ...call.timeouts };
  progress.endsAt = settings.clock.now() + callMs;
  link.limit({
    timeoutMs: callMs,
    reason: () =>
      new TimeoutError(
        `found no good answer in ${callMs} ms`,
        { ...requestFacts(sending), mayHaveArrived: true },
        { code: 'call_timeout', cause: progress.lastError },
      ),
  });
}

/** The API has sent the client away for longer than a call may wait: asking again would only be refused again. */
function refuseWhileClosed(sending: Sending): void {
  const closedMs = sending.traffic.rate.closedForMs();
  if (closedMs <= RETRY_AFTER_MAX_MS) return;
  throw new ApiError(
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
