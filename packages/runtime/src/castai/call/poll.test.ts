import { getEventListeners } from 'node:events';
import { expect, test } from 'vitest';
import type { CallSettings } from '../../http/prepare/api-call.ts';
import { fakeClock } from '../../http/testing/fake-clock.test-kit.ts';
import { createClock } from '../../http/time/clock.ts';
import { poll } from './poll.ts';

/** Is never answered, and ends with the signal. */
async function hang({ signal }: CallSettings): Promise<never> {
  return new Promise((_, reject) => signal?.addEventListener('abort', () => reject(signal.reason)));
}

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

test.each(['look', 'wait'] as const)('poll() passes the end of the signal on to a %s', async (busy) => {
  const controller = new AbortController();
  const stay = async (settings: CallSettings): Promise<never> => {
    const staying = hang(settings);
    controller.abort('enough');
    return staying;
  };
  const clock = { ...fakeClock(), sleep: async (_: number, signal?: AbortSignal) => stay({ signal }) };
  const read = async (settings: CallSettings): Promise<number> => (busy === 'look' ? stay(settings) : 0);
  const waiting = poll({ name: 'it', read, isDone: () => false }, { signal: controller.signal }, clock);
  await expect(waiting).rejects.toBe('enough');
  expect(getEventListeners(controller.signal, 'abort')).toEqual([]);
});

test('poll() keeps its limit where a look is never answered', async () => {
  const polling = { name: 'it', read: hang, isDone: () => false };
  const waiting = poll(polling, { timeoutMs: 20 }, createClock(undefined));
  await expect(waiting).rejects.toMatchObject({ code: 'wait_timeout' });
});

test.each([0, -1, Number.NaN, Number.POSITIVE_INFINITY, 30 * 24 * 3_600_000])(
  'poll() refuses to wait %d ms',
  async (limitMs) => {
    const polling = { name: 'it', read: async () => 1, isDone: () => true };
    for (const options of [{ timeoutMs: limitMs }, { pollMs: limitMs }]) {
      await expect(poll(polling, options, fakeClock())).rejects.toMatchObject({ code: 'bad_limit' });
    }
  },
);
