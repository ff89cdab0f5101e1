import { describe, expect, test } from 'vitest';
import type { ListPart } from '../../list-data.ts';
import { createRowSource } from './row-source.ts';

/** A list that answers when it is told to. */
function openList(total: number): {
  readonly asked: number[];
  readonly read: (offset: number, limit: number) => Promise<ListPart>;
  readonly answer: () => Promise<void>;
} {
  const asked: number[] = [];
  let waiting: (() => void)[] = [];
  return {
    asked,
    read: async (offset, limit) => {
      asked.push(offset);
      await new Promise<void>((resolve) => waiting.push(resolve));
      const rows = Array.from({ length: Math.min(limit, total - offset) }, (_, index) => ({
        id: `${offset + index} of ${asked.length}`,
        cells: [],
      }));
      return { columns: [], total, of: total, offset, rows };
    },
    answer: async () => {
      const answered = waiting;
      waiting = [];
      for (const resolve of answered) resolve();
      await new Promise((resolve) => setImmediate(resolve));
    },
  };
}

describe('createRowSource()', () => {
  test('reads what is looked at, each part once', async () => {
    const list = openList(50_000);
    const source = createRowSource(list.read);
    await list.answer();
    source.look(0, 30);
    source.look(24_990, 25_030);
    source.look(24_995, 25_035);
    await list.answer();
    expect(list.asked).toEqual([0, 24_900, 25_000]);
    expect([source.total.value, source.at(25_001)?.id, source.at(200)]).toEqual([
      50_000,
      '25001 of 3',
      undefined,
    ]);
  });

  test('refresh() reads only what is looked at again, and shows it as it was until then', async () => {
    const list = openList(300);
    const source = createRowSource(list.read);
    await list.answer();
    source.look(100, 120);
    await list.answer();
    source.refresh();
    expect(source.at(100)?.id).toBe('100 of 2');
    await list.answer();
    expect([list.asked, source.at(100)?.id]).toEqual([[0, 100, 100], '100 of 3']);
  });

  test('what changes while it is read is read once more', async () => {
    const list = openList(1);
    const source = createRowSource(list.read);
    source.refresh();
    source.refresh();
    await list.answer();
    await list.answer();
    expect([list.asked, source.at(0)?.id]).toEqual([[0, 0], '0 of 2']);
  });

  test('tells why a part did not come, and asks for it again', async () => {
    let isGone = true;
    const source = createRowSource(() =>
      isGone
        ? Promise.reject(new Error('gone'))
        : Promise.resolve({ columns: [], total: 0, of: 0, offset: 0, rows: [] }),
    );
    await new Promise((resolve) => setImmediate(resolve));
    expect([source.problem.value?.message, source.total.value]).toEqual(['gone', undefined]);
    isGone = false;
    source.refresh();
    await new Promise((resolve) => setImmediate(resolve));
    expect([source.problem.value, source.total.value]).toEqual([undefined, 0]);
  });
});
