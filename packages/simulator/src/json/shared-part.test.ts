import { fc } from '@castai-bot/testing/properties';
import { expect, test } from 'vitest';
import { sharePart, writeItems } from './shared-part.ts';

/** Shares every other member, and every other item of a member. */
function shareIn(items: readonly unknown[]): void {
  for (const item of items) {
    const values: readonly unknown[] = Object.values(item ?? {});
    for (const value of values) if (Array.isArray(value)) shareEveryOther(value);
    shareEveryOther(values);
  }
}

function shareEveryOther(values: readonly unknown[]): void {
  for (const [place, value] of values.entries()) {
    if (typeof value === 'object' && value !== null && place % 2 === 0) sharePart(value);
  }
}

test('writeItems() writes what JSON.stringify() writes, whatever is shared, the first time and again', () => {
  fc.assert(
    fc.property(fc.array(fc.jsonValue({ maxDepth: 4 })), (items) => {
      const wanted = JSON.stringify(items);
      shareIn(items);
      expect(`[${writeItems(items).toString()}]`).toBe(wanted);
      expect(`[${writeItems([...items, ...items]).toString()}]`).toBe(JSON.stringify([...items, ...items]));
    }),
  );
});

test('writeItems() leaves items as they are, and writes no member that is undefined', () => {
  const part = sharePart({ name: 'a part', text: 'ünïcödé "quoted"' });
  const item = { first: part, gone: undefined, all: [part, 1, part], last: 'é' };
  const before = structuredClone(item);
  expect(writeItems([item, part]).toString()).toBe(JSON.stringify([item, part]).slice(1, -1));
  expect(item).toEqual(before);
});
