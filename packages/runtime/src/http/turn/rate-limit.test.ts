import { expect, test } from 'vitest';
import { backoffMs } from '../retry/backoff.ts';
import { RateLimit } from './rate-limit.ts';
import { type Limiter, tokenBucket } from '../testing/token-bucket.test-kit.ts';
import { virtualTime } from '../testing/virtual-time.test-kit.ts';

const { signal } = new AbortController();
const patient = { signal, longestCloseMs: 60_000 };

function fixedWindow(perSecond: number): Limiter {
  const counts = new Map<number, number>();
  return (now) => {
    const window = Math.floor(now / 1000);
    const count = (counts.get(window) ?? 0) + 1;
    counts.set(window, count);
    return count <= perSecond;
  };
}

function slidingWindow(perSecond: number): Limiter {
  const allowed: number[] = [];
  return (now) => {
    while (allowed[0] !== undefined && allowed[0] <= now - 1000) allowed.shift();
    if (allowed.length >= perSecond) return false;
    allowed.push(now);
    return true;
  };
}

interface Traffic {
  readonly requests: number;
  readonly refused: number;
  readonly seconds: number;
}

interface Sent {
  readonly limiter: Limiter;
  /** How many requests are to go well. */
  readonly wanted: number;
  /** What a 429 asks for; without a word of it the client waits longer from one attempt to the next. */
  readonly waitMs?: number | 'unsaid';
  readonly workers?: number;
  readonly requestsPerSecond?: number;
}

/** Workers, five of them, that send as fast as they may, 20 ms an answer. */
async function send(sent: Sent): Promise<Traffic> {
  const { limiter, requestsPerSecond, waitMs = 1_000, wanted, workers = 5 } = sent;
  const time = virtualTime();
  const rate = new RateLimit(time, requestsPerSecond);
  let requests = 0;
  let good = 0;
  const work = async (): Promise<void> => {
    for (let attempts = 1; good < wanted; attempts += 1) {
      await rate.admit(patient);
      const sentAt = time.now();
      requests += 1;
      await time.sleep(10);
      const isGood = limiter(time.now());
      await time.sleep(10);
      if (isGood) {
        good += 1;
        attempts = 0;
        rate.succeed();
      } else {
        const asked = waitMs === 'unsaid' ? backoffMs(attempts, time.random()) : waitMs;
        rate.refuse({ sentAt, waitMs: asked, isBusy: workers > 1 });
      }
    }
  };
  await time.run(Promise.all(Array.from({ length: workers }, work)));
  return { requests, refused: requests - good, seconds: time.now() / 1000 };
}

test.each([
  { name: 'a bucket for 20', limiter: tokenBucket(20, 20), perSecond: 20, waitMs: 1_000 },
  { name: 'a bucket for 50', limiter: tokenBucket(50, 50), perSecond: 50, waitMs: 1_000 },
  {
    name: 'a bucket for 100 that says little of waiting',
    limiter: tokenBucket(100, 100),
    perSecond: 100,
    waitMs: 100,
  },
  {
    name: 'a bucket for 200 that says little of waiting',
    limiter: tokenBucket(200, 200),
    perSecond: 200,
    waitMs: 250,
  },
  { name: 'windows for 50', limiter: fixedWindow(50), perSecond: 50, waitMs: 1_000 },
  { name: 'a sliding window for 50', limiter: slidingWindow(50), perSecond: 50, waitMs: 1_000 },
  {
    name: 'a sliding window for 100 that says little of waiting',
    limiter: slidingWindow(100),
    perSecond: 100,
    waitMs: 250,
  },
])('RateLimit uses $name a second, and is rarely refused', async ({ limiter, perSecond, waitMs }) => {
  const { refused, requests, seconds } = await send({ limiter, waitMs, wanted: perSecond * 30 });
  expect(refused / requests).toBeLessThan(0.01);
  expect(30 / seconds).toBeGreaterThan(0.9);
});

test.each([
  { perSecond: 1, burst: 1, workers: 1 },
  { perSecond: 1, burst: 1, workers: 5 },
  { perSecond: 2, burst: 2, workers: 1 },
  { perSecond: 2, burst: 2, workers: 5 },
  { perSecond: 5, burst: 1, workers: 1 },
  { perSecond: 0.5, burst: 3, workers: 1 },
])('RateLimit learns a limit as low as $perSecond a second, burst $burst, from $workers', async (row) => {
  const { perSecond, burst, workers } = row;
  const limiter = tokenBucket(perSecond, burst);
  const { refused, seconds } = await send({ limiter, wanted: 60, workers, waitMs: 'unsaid' });
  expect(refused).toBeLessThanOrEqual(10);
  expect(60 / seconds).toBeGreaterThan(0.7 * perSecond);
});

test('RateLimit stays below a limit that allows no burst at all', async () => {
  const { refused, requests } = await send({ limiter: tokenBucket(100, 1), wanted: 3_000 });
  expect(refused / requests).toBeLessThan(0.02);
});

test('RateLimit keeps the rate that the user sets', async () => {
  const { requests, refused, seconds } = await send({
    limiter: () => true,
    wanted: 500,
    requestsPerSecond: 50,
  });
  expect(refused).toBe(0);
  expect(requests / seconds).toBeGreaterThan(48);
  expect(requests / seconds).toBeLessThan(51);
});

test('RateLimit does not slow down what is not refused', async () => {
  const { seconds } = await send({ limiter: () => true, wanted: 1_000 });
  expect(seconds).toBeCloseTo((1_000 / 5) * 0.02, 1);
});

test('RateLimit finds the rate again after a bad moment', async () => {
  let isBad = true;
  const limiter: Limiter = (now) => {
    if (now > 5_000) isBad = false;
    return !isBad || tokens(now);
  };
  const tokens = tokenBucket(5, 5);
  const { seconds } = await send({ limiter, wanted: 5_000 });
  expect(seconds).toBeLessThan(240);
});

test('RateLimit lets nobody send before the wait is over', async () => {
  const time = virtualTime();
  const rate = new RateLimit(time);
  await rate.admit(patient);
  rate.refuse({ sentAt: 0, waitMs: 700, isBusy: false });
  expect(rate.closedForMs()).toBe(700);
  const admitted = Promise.all([1, 2, 3].map(() => rate.admit(patient).then(() => time.now())));
  await time.run(admitted);
  await expect(admitted).resolves.toEqual([700, 950, 1200]);
});

test('RateLimit tells those who wait that the API has closed itself, behind their backs too', async () => {
  const time = virtualTime();
  const rate = new RateLimit(time, 1);
  await rate.admit(patient);
  const admitted = Promise.all([1, 2].map(() => rate.admit(patient)));
  rate.refuse({ sentAt: 0, waitMs: 3_600_000, isBusy: false });
  await time.run(admitted);
  await expect(admitted).resolves.toEqual([false, false]);
  expect(time.now()).toBeLessThan(2_000);
});

test('RateLimit goes through the timeline in its description', async () => {
  const time = virtualTime();
  const rate = new RateLimit(time);
  const limiter = tokenBucket(50, 50);
  const sentAt: number[] = [];
  const refusedAt: number[] = [];
  const work = async (): Promise<void> => {
    while (time.now() < 30_000) {
      await rate.admit(patient);
      const at = time.now();
      sentAt.push(at);
      await time.sleep(20);
      if (limiter(time.now())) rate.succeed();
      else {
        refusedAt.push(at);
        rate.refuse({ sentAt: at, waitMs: 1_000, isBusy: true });
      }
    }
  };
  await time.run(Promise.all(Array.from({ length: 5 }, work)));
  const perSecond = (from: number, to: number): number =>
    Math.round(sentAt.filter((at) => at >= from * 1000 && at < to * 1000).length / (to - from));
  expect(new Set(refusedAt.map((at) => Math.floor(at / 1000)))).toEqual(new Set([0, 12]));
  expect(sentAt.filter((at) => at < 300)).toHaveLength(67);
  expect(sentAt.filter((at) => at > 300 && at < 1_200)).toEqual([]);
  expect([perSecond(2, 12), perSecond(14, 30)]).toEqual([54, 49]);
});
