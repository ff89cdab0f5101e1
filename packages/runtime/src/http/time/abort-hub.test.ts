import { getEventListeners } from 'node:events';
import { expect, test } from 'vitest';
import { AbortHub } from './abort-hub.ts';

test('AbortHub puts one listener on a signal, however many follow it, and takes it back with the last', () => {
  const hub = new AbortHub();
  const { signal } = new AbortController();
  const stops = Array.from({ length: 1_000 }, () => hub.follow(signal, () => undefined));
  expect(getEventListeners(signal, 'abort')).toHaveLength(1);
  for (const stop of stops.slice(1)) stop();
  expect(getEventListeners(signal, 'abort')).toHaveLength(1);
  stops[0]?.();
  expect(getEventListeners(signal, 'abort')).toEqual([]);
});

test('AbortHub tells all that still follow, once', () => {
  const hub = new AbortHub();
  const controller = new AbortController();
  const told: string[] = [];
  hub.follow(controller.signal, () => told.push('a'));
  const stop = hub.follow(controller.signal, () => told.push('b'));
  hub.follow(controller.signal, () => told.push('c'));
  stop();
  controller.abort();
  stop();
  expect(told).toEqual(['a', 'c']);
});

test('AbortHub tells at once of a signal that is aborted', () => {
  const told: string[] = [];
  new AbortHub().follow(AbortSignal.abort(), () => told.push('a'));
  expect(told).toEqual(['a']);
});

test('AbortHub keeps signals apart', () => {
  const hub = new AbortHub();
  const [one, two] = [new AbortController(), new AbortController()];
  const told: string[] = [];
  hub.follow(one.signal, () => told.push('one'));
  hub.follow(two.signal, () => told.push('two'));
  two.abort();
  expect(told).toEqual(['two']);
});
