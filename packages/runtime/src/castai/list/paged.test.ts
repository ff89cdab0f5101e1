import { fc } from '@castai-bot/testing/properties';
import { expect, test } from 'vitest';
import { type Page, Paged } from './paged.ts';

/** Pages at the cursors '1', '2', …, and how often each was read. */
function book<Item>(pages: readonly (readonly Item[])[]): {
  readPage: (cursor: string | undefined) => Promise<Page<Item>>;
  reads: number[];
} {
  const reads: number[] = [];
  return {
    reads,
    readPage: async (cursor) => {
      const number = Number(cursor ?? 0);
      reads.push(number);
      const nextCursor = number + 1 < pages.length ? String(number + 1) : undefined;
      return { items: pages[number] ?? [], nextCursor };
    },
  };
}

test('Paged gives every item of every page once, in order, up to the limit, and reads no page too many', async () => {
  const pages = fc.array(fc.array(fc.nat()), { minLength: 1, maxLength: 8 });
  await fc.assert(
    fc.asyncProperty(
      pages,
      fc.option(fc.integer({ min: 0, max: 40 }), { nil: undefined }),
      async (pages, limit) => {
        const { readPage, reads } = book(pages);
        const all = pages.flat();
        const wanted = all.slice(0, limit);
        await expect(new Paged(readPage, limit).toArray()).resolves.toEqual(wanted);
        const needed = pages.findIndex(
          (_, index) => pages.slice(0, index + 1).flat().length >= (limit ?? Infinity),
        );
        const pagesNeeded = limit === 0 ? 0 : needed === -1 ? pages.length : needed + 1;
        expect(reads).toEqual(Array.from({ length: pagesNeeded }, (_, index) => index));
      },
    ),
  );
});

test('Paged ends on every sequence of cursors that repeats', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.constant('x'), { maxLength: 3 }),
      fc.integer({ min: 1, max: 5 }),
      async (items, period) => {
        let page = 0;
        const list = new Paged(async () => ({ items, nextCursor: String((page += 1) % period) }));
        await expect(list.toArray()).rejects.toMatchObject({ code: 'cursor_repeated' });
        expect(page).toBe(period + 1);
      },
    ),
  );
});

test('Paged gives the items before the page that fails', async () => {
  const list = new Paged<number>(async (cursor) => {
    if (cursor !== undefined) throw new Error('page 2');
    return { items: [1, 2], nextCursor: '1' };
  });
  const items: number[] = [];
  const reading = (async () => {
    for await (const item of list) items.push(item);
  })();
  await expect(reading).rejects.toThrow('page 2');
  expect(items).toEqual([1, 2]);
});

test('Paged reads each page once for next() calls that do not wait for each other', async () => {
  const { readPage, reads } = book([[1, 2], [], [3]]);
  const iterator = new Paged(readPage)[Symbol.asyncIterator]();
  const results = await Promise.all(Array.from({ length: 5 }, () => iterator.next()));
  expect(results.map(({ value }) => value)).toEqual([1, 2, 3, undefined, undefined]);
  expect(reads).toEqual([0, 1, 2]);
});

test('Paged stops reading when the loop is left', async () => {
  const { readPage, reads } = book([[1, 2], [3]]);
  for await (const item of new Paged(readPage)) if (item === 2) break;
  expect(reads).toEqual([0]);
});

test('Paged starts anew with each iteration', async () => {
  const list = new Paged(book([[1], [2]]).readPage);
  expect([await list.toArray(), await list.toArray()]).toEqual([
    [1, 2],
    [1, 2],
  ]);
});

test.each([-1, Number.NaN])('Paged refuses the limit %d', (limit) => {
  expect(() => new Paged(book([]).readPage, limit)).toThrow(`the limit is ${limit}`);
});
