import { expect, test } from 'vitest';
import { fakeClock } from '../../http/testing/fake-clock.test-kit.ts';
import { poll } from './poll.ts';

test('poll() looks at once, then ever less often, and tells of each look', async () => {
  const clock = fakeClock();
  const seen: number[] = [];
  let looks = 0;
  const polling = { name: 'it', read: async () => (looks += 1), isDone: (state: number) => state === 8 };
  await expect(poll(polling, { onProgress: (state) => seen.push(state) }, clock)).resolves.toBe(8);
  expect(clock.sleeps).toEqual([1_000, 2_000, 4_000, 8_000, 10_000, 10_000, 10_000]);
  expect(seen).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
});

test('poll() gives up at its deadline, after a last look', async () => {
  const clock = fakeClock();
  const polling = { name: 'the plan "p"', read: async () => clock.now(), isDone: () => false };
  await expect(poll(polling, { timeoutMs: 25_000, pollMs: 20_000 }, clock)).rejects.toMatchObject({
    message: 'Cannot wait longer for the plan "p": found it unfinished after 25000 ms',
    code: 'wait_timeout',
  });
  expect(clock.now()).toBe(25_000);
});

test('poll() passes the signal on to each look and each wait', async () => {
  const { signal } = new AbortController();
  const given: unknown[] = [];
  const clock = { ...fakeClock(), sleep: async (_: number, own?: AbortSignal) => void given.push(own) };
  const read = async (settings: unknown): Promise<number> => given.push(settings);
  await poll({ name: 'it', read, isDone: (state: number) => state === 3 }, { signal }, clock);
  expect(given).toEqual([{ signal }, signal, { signal }]);
});
