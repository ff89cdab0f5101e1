import { getEventListeners } from 'node:events';
import { expect, test } from 'vitest';
import { Slots } from './slots.ts';

const { signal } = new AbortController();
const first = { signal, isRetry: false };

test('Slots gives slots in the order of asking, retries first', async () => {
  const slots = new Slots(1);
  await slots.take(first);
  const order: string[] = [];
  const work = async (name: string, isRetry: boolean): Promise<void> => {
    await slots.take({ signal, isRetry });
    order.push(name);
    slots.giveBack();
  };
  const all = [work('a', false), work('b', false), work('retry', true)];
  expect(slots.areTaken).toBe(true);
  slots.giveBack();
  await Promise.all(all);
  expect(order).toEqual(['retry', 'a', 'b']);
  expect(slots.areTaken).toBe(false);
});

test('Slots lets one go that is aborted while it waits, and no other', async () => {
  const slots = new Slots(1);
  const controller = new AbortController();
  await slots.take(first);
  const gone = slots.take({ signal: controller.signal, isRetry: false });
  const stays = slots.take(first);
  controller.abort('gone');
  await expect(gone).rejects.toBe('gone');
  slots.giveBack();
  await expect(stays).resolves.toBeUndefined();
  expect(getEventListeners(controller.signal, 'abort')).toEqual([]);
});

test('Slots does not lose a slot to one that is aborted when it gets it', async () => {
  const slots = new Slots(1);
  const controller = new AbortController();
  await slots.take(first);
  const late = slots.take({ signal: controller.signal, isRetry: false });
  const next = slots.take(first);
  slots.giveBack();
  controller.abort('too late');
  await expect(late).resolves.toBeUndefined();
  slots.giveBack();
  await expect(next).resolves.toBeUndefined();
});

test('Slots refuses one that is aborted before', async () => {
  await expect(new Slots(1).take({ signal: AbortSignal.abort('before'), isRetry: false })).rejects.toBe(
    'before',
  );
});
