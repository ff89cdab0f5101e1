import { getEventListeners } from 'node:events';
import { expect, onTestFinished, test, vi } from 'vitest';
import { linkAbort } from './link-abort.ts';

test('linkAbort() passes on the reason of the first signal that aborts', () => {
  const [one, two] = [new AbortController(), new AbortController()];
  const link = linkAbort([one.signal, undefined, two.signal]);
  two.abort('second');
  one.abort('first');
  expect(link.signal.reason).toBe('second');
});

test('linkAbort() is aborted at once by a signal that already is', () => {
  expect(linkAbort([AbortSignal.abort('before')]).signal.reason).toBe('before');
});

test('linkAbort() aborts when the time is up', async () => {
  const link = linkAbort([]);
  link.limit({ timeoutMs: 5, reason: () => 'late' });
  await new Promise((resolve) => link.signal.addEventListener('abort', resolve, { once: true }));
  expect(link.signal.reason).toBe('late');
});

test('dispose() takes back timer and listeners', () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  onTestFinished(() => void vi.useRealTimers());
  const source = new AbortController();
  const link = linkAbort([source.signal]);
  link.limit({ timeoutMs: 1, reason: () => 'late' });
  link.dispose();
  vi.advanceTimersByTime(10);
  expect(getEventListeners(source.signal, 'abort')).toEqual([]);
  expect(link.signal.aborted).toBe(false);
});
