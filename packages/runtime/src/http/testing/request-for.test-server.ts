import { WAIT_LIMIT_MS } from '@castai-bot/testing/limits';
import { Redactor } from '../../output/redactor.ts';
import { Secret } from '../../values/secret.ts';
import { parseApiUrl } from '../prepare/api-url.ts';
import { createClock } from '../time/clock.ts';
import { exchangeOverHttp } from '../exchange/exchange-over-http.ts';
import { createRequest, type Request } from '../request.ts';
import type { RequestSettings } from '../send/request-settings.ts';

/** A key of the documented form that must never be seen outside the header. */
export const canaryKey: string = `castai_v1_${'c0ffee42'.repeat(8)}_cafe1234`;

/** The request function of a client of `url`, with the canary as its key. */
export function requestFor(url: string, settings: Partial<RequestSettings> = {}): Request {
  const redactor = new Redactor();
  redactor.add(canaryKey);
  return createRequest({
    origin: parseApiUrl(url),
    apiKey: new Secret(canaryKey),
    userAgent: 'castai-bot/0.1.0 bot/test',
    exchange: exchangeOverHttp,
    timeouts: { attemptMs: WAIT_LIMIT_MS, callMs: WAIT_LIMIT_MS },
    clock: createClock(undefined),
    retries: 0,
    concurrency: 5,
    redact: (text) => redactor.redact(text),
    ...settings,
  });
}
