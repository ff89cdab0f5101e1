import type { ApiCall } from './prepare/api-call.ts';
import { AbortHub } from './time/abort-hub.ts';
import { linkAbort } from './time/link-abort.ts';
import { checkRetries } from './prepare/check-limits.ts';
import { prepareRequest } from './prepare/prepare-request.ts';
import { chooseTimeouts } from './prepare/timeouts.ts';
import { RateLimit } from './turn/rate-limit.ts';
import type { RequestSettings } from './send/request-settings.ts';
import { RetryBudget } from './retry/retry-budget.ts';
import { sendCall } from './send/send-call.ts';
import { sendWatched } from './send/send-watched.ts';
import type { Progress } from './send/sending.ts';
import { Slots } from './turn/slots.ts';

/** The one way to the API: sends a call and gives the parsed body, undefined where there is none. */
export type Request = (call: ApiCall) => Promise<unknown>;

/**
 * Makes the request function of one client.
 *
 * Calls reject with AuthError, ApiError, ConnectionError, TimeoutError, or the reason of the signal that ended them.
 */
export function createRequest(settings: RequestSettings): Request {
  const traffic = {
    slots: new Slots(settings.concurrency),
    rate: new RateLimit(settings.clock, settings.requestsPerSecond),
    budget: new RetryBudget(),
  };
  const hub = new AbortHub();
  return async (call) => {
    const request = prepareRequest(call, settings);
    checkRetries(call.retries ?? settings.retries);
    const timeouts = chooseTimeouts(call.timeouts ?? {}, settings.timeouts);
    const endsAt = Number.POSITIVE_INFINITY;
    const progress: Progress = { attempts: 0, retried: 0, endsAt, mayBeDone: false, retries: [] };
    const link = linkAbort([settings.signal, call.signal], hub);
    const sending = { call, request, link, traffic, settings, timeouts, progress };
    try {
      return await (settings.onCall === undefined
        ? sendCall(sending)
        : sendWatched(sending, settings.onCall));
    } finally {
      link.dispose();
    }
  };
}
