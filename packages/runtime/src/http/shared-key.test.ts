import { expect, test } from 'vitest';
import { createRequest } from './request.ts';
import { chooseTimeouts } from './prepare/timeouts.ts';
import { Secret } from '../values/secret.ts';
import type { Exchange } from './exchange/exchange.ts';
import { canaryKey } from './testing/request-for.test-server.ts';
import { tokenBucket } from './testing/token-bucket.test-kit.ts';
import { virtualTime } from './testing/virtual-time.test-kit.ts';

test.each([
  { bots: 3, calls: 40, perSecond: 2 },
  { bots: 3, calls: 20, perSecond: 1 },
])(
  '$bots bots that share a key and $perSecond requests a second all make their $calls calls, without a Retry-After',
  async ({ bots, calls, perSecond }) => {
    const time = virtualTime();
    const isAllowed = tokenBucket(perSecond, perSecond);
    const exchange: Exchange = async () => {
      await time.sleep(20);
      const status = isAllowed(time.now()) ? 200 : 429;
      return { status, statusText: '', headers: new Headers(), text: '{}', isCut: false };
    };
    const bot = async (): Promise<unknown> => {
      const request = createRequest({
        origin: new URL('http://127.0.0.1:1'),
        apiKey: new Secret(canaryKey),
        userAgent: 'castai-bot',
        exchange,
        clock: time,
        timeouts: chooseTimeouts({}),
        retries: 3,
        concurrency: 5,
        redact: (text) => text,
      });
      const work = Array.from({ length: calls }, () => request({ method: 'GET', path: '/v1/x' }));
      return Promise.all(work);
    };
    const all = Promise.all(Array.from({ length: bots }, bot));
    await time.run(all);
    await expect(all).resolves.toHaveLength(bots);
    expect(time.now() / 1000).toBeLessThan((4 * bots * calls) / perSecond);
  },
);
