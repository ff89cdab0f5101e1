import { expect, test } from 'vitest';
import { RateLimit } from './rate-limit.ts';
import { virtualTime } from './virtual-time.test-kit.ts';

const { signal } = new AbortController();

/** A way to count what is allowed: takes the time of a request and says whether it is. */
type Limiter = (now: number) => boolean;

function tokenBucket(perSecond: number, burst: number): Limiter {
  let tokens = burst;
  let at = 0;
  return (now) => {
    tokens = Math.min(burst, tokens + ((now - at) * perSecond) / 1000);
    at = now;
    if (tokens < 1) return false;
    tokens -= 1;
    return true;
  };
}

function fixedWindow(perSecond: number): Limiter {
  const counts = new Map<number, number>();
  return (now) => {
    const window = Math.floor(now / 1000);
    const count = (counts.get(window) ?? 0) + 1;
    counts.set(window, count);
    return count <= perSecond;
  };
}

interface Traffic {
  readonly requests: number;
  readonly refused: number;
  readonly seconds: number;
}

/** Five workers that send as fast as they may, 20 ms an answer, until `wanted` requests went well. */
async function send(limiter: Limiter, wanted: number, requestsPerSecond?: number): Promise<Traffic> {
  const time = virtualTime();
  const rate = new RateLimit(time, requestsPerSecond);
  let requests = 0;
  let good = 0;
  const work = async (): Promise<void> => {
    while (good < wanted) {
      await rate.admit(signal);
      const sentAt = time.now();
      requests += 1;
      await time.sleep(10);
      const isGood = limiter(time.now());
      await time.sleep(10);
      if (isGood) good += 1;
      if (isGood) rate.succeed();
      else rate.refuse({ sentAt, waitMs: 1_000, isBusy: true });
    }
  };
  await time.run(Promise.all(Array.from({ length: 5 }, work)));
  return { requests, refused: requests - good, seconds: time.now() / 1000 };
}

test.each([
  ['a bucket that refills 20 times a second', () => tokenBucket(20, 20), 20],
  ['a bucket that refills 50 times a second', () => tokenBucket(50, 50), 50],
  ['a bucket that refills 100 times a second', () => tokenBucket(100, 100), 100],
  ['windows of a second for 50', () => fixedWindow(50), 50],
])('RateLimit uses %s, and is rarely refused', async (_, limiter, perSecond) => {
  const { refused, requests, seconds } = await send(limiter(), perSecond * 60);
  expect(refused / requests).toBeLessThan(0.01);
  expect((perSecond * 60) / seconds / perSecond).toBeGreaterThan(0.9);
});

test('RateLimit stays below a limit that allows no burst at all', async () => {
  const { refused, requests } = await send(tokenBucket(100, 1), 3_000);
  expect(refused / requests).toBeLessThan(0.02);
});

test('RateLimit keeps the rate that the user sets', async () => {
  const { requests, refused, seconds } = await send(() => true, 500, 50);
  expect(refused).toBe(0);
  expect(requests / seconds).toBeGreaterThan(48);
  expect(requests / seconds).toBeLessThan(51);
});

test('RateLimit does not slow down what is not refused', async () => {
  const { seconds } = await send(() => true, 1_000);
  expect(seconds).toBeCloseTo((1_000 / 5) * 0.02, 1);
});

test('RateLimit finds the rate again after a bad moment', async () => {
  let isBad = true;
  const limiter: Limiter = (now) => {
    if (now > 5_000) isBad = false;
    return !isBad || tokens(now);
  };
  const tokens = tokenBucket(5, 5);
  const { seconds } = await send(limiter, 5_000);
  expect(seconds).toBeLessThan(240);
});

test('RateLimit lets nobody send before the wait is over', async () => {
  const time = virtualTime();
  const rate = new RateLimit(time);
  await rate.admit(signal);
  rate.refuse({ sentAt: 0, waitMs: 700, isBusy: false });
  expect(rate.closedForMs()).toBe(700);
  const admitted = Promise.all([1, 2, 3].map(() => rate.admit(signal).then(() => time.now())));
  await time.run(admitted);
  await expect(admitted).resolves.toEqual([700, 700, 700]);
});
