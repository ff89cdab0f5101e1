import { expect, test } from 'vitest';
import { CastAiBotError } from '../../errors.ts';
import { ApiError, AuthError } from '../../http/errors/api-error.ts';
import { PlanEndedError } from '../plan/plan-ended-error.ts';
import { forEachItem } from './for-each-item.ts';

const numbers = Array.from({ length: 20 }, (_, index) => index);
const request = { method: 'PUT', path: '/v1/x', attempts: 1 };
const body = { fieldViolations: [] };

function fail(): never {
  throw new Error('no');
}

test('forEachItem() keeps five in work and the order of the items', async () => {
  let inWork = 0;
  let most = 0;
  const result = await forEachItem(numbers, async (number) => {
    most = Math.max(most, (inWork += 1));
    for (let turn = 0; turn <= number % 3; turn += 1) await new Promise(setImmediate);
    inWork -= 1;
    return number * 2;
  });
  expect(most).toBe(5);
  expect(result).toEqual({ done: numbers.map((number) => number * 2), failed: [], skipped: 0 });
});

test('forEachItem() goes on past items that fail and names them', async () => {
  const items = [{ id: 'a' }, { id: 'b' }, { id: 'c' }, { id: 'd' }];
  const result = await forEachItem(items, ({ id }) => {
    if (id === 'b') throw new CastAiBotError('Cannot b', { code: 'no_b' });
    if (id === 'c') throw new TypeError('oops');
    return id;
  });
  expect(result).toEqual({
    done: ['a', 'd'],
    failed: [
      { id: 'b', code: 'no_b', message: 'Cannot b' },
      { id: 'c', code: 'TypeError', message: 'oops' },
    ],
    skipped: 0,
  });
});

test('forEachItem() names items by their text, their index, or as it is told', async () => {
  const names = [
    await forEachItem(['x'], fail),
    await forEachItem([7], fail),
    await forEachItem([7], fail, { id: (item) => `item ${item}` }),
  ].map(({ failed }) => failed[0]?.id);
  expect(names).toEqual(['x', '0', 'item 7']);
});

test('forEachItem() begins nothing further once the signal is aborted', async () => {
  const controller = new AbortController();
  const handled: number[] = [];
  const result = await forEachItem(
    numbers,
    async (number) => {
      handled.push(number);
      await Promise.resolve();
      if (number === 3) controller.abort(new Error('stop'));
      controller.signal.throwIfAborted();
      return number;
    },
    { concurrency: 2, signal: controller.signal },
  );
  expect(handled).toEqual([0, 1, 2, 3]);
  expect(result).toEqual({
    done: [0, 1, 2],
    failed: [{ id: '3', code: 'Error', message: 'stop' }],
    skipped: 16,
  });
});

test('forEachItem() begins nothing further after a failure where that is asked', async () => {
  const begun: number[] = [];
  const options = { concurrency: 1, stopOnFailure: true };
  const result = await forEachItem(
    numbers,
    (number) => {
      begun.push(number);
      if (number === 2) fail();
    },
    options,
  );
  expect(begun).toEqual([0, 1, 2]);
  expect(result).toMatchObject({ failed: [{ id: '2', message: 'no' }], skipped: 17 });
});

test('forEachItem() stops at once when the key is refused', async () => {
  const refused = new AuthError('found 401', request, { status: 401, code: 'unauthorized', body });
  let handled = 0;
  const run = forEachItem(numbers, async (number) => {
    handled += 1;
    await Promise.resolve();
    if (number === 4) throw refused;
  });
  await expect(run).rejects.toBe(refused);
  expect(handled).toBeLessThan(11);
});

test.each([
  ['forbidden', new AuthError('found 403', request, { status: 403, code: 'forbidden', body })],
  ['unavailable', new ApiError('found 503', request, { status: 503, code: 'unavailable', body })],
])('forEachItem() throws when every item is %s, and lists when one is not', async (_, error) => {
  const handle = (number: number): number => {
    if (number > 0) throw error;
    return number;
  };
  await expect(forEachItem([1, 2, 3], handle)).rejects.toBe(error);
  await expect(forEachItem([0, 1, 2, 3], handle)).resolves.toMatchObject({ done: [0], skipped: 0 });
});

test.each([
  new AuthError('found 401', request, { status: 401, code: 'unauthorized', body }),
  new AuthError('found 403', request, { status: 403, code: 'forbidden', body }),
  new ApiError('found 503', request, { status: 503, code: 'unavailable', body }),
  new PlanEndedError('the answer'),
])('forEachItem() throws what wraps %s as it throws that itself', async (cause) => {
  const wrapped = new Error('Cannot do my work', { cause });
  const work = forEachItem(['a', 'b'], () => {
    throw wrapped;
  });
  await expect(work).rejects.toBe(wrapped);
});

test('forEachItem() does nothing with no items', async () => {
  await expect(forEachItem([], () => 1)).resolves.toEqual({ done: [], failed: [], skipped: 0 });
});

test('forEachItem() settles when all have, though an item cannot be named', async () => {
  let ended = 0;
  const work = forEachItem(
    numbers,
    async (number) => {
      for (let turns = number % 3; turns >= 0; turns -= 1) await new Promise((done) => setImmediate(done));
      ended += 1;
      if (number === 2) throw new Error('no');
    },
    { id: () => fail() },
  );
  await expect(work).rejects.toThrow('no');
  expect(ended).toBe(20);
});

test.each([0, -1, 1.5, Number.NaN, Number.POSITIVE_INFINITY])(
  'forEachItem() refuses to work on %d items at a time',
  async (concurrency) => {
    await expect(forEachItem(numbers, fail, { concurrency })).rejects.toMatchObject({ code: 'bad_limit' });
  },
);
