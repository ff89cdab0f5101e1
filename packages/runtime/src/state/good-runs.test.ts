import { expect, test } from 'vitest';
import { fakeClock } from '../http/testing/fake-clock.test-kit.ts';
import { noteGoodRun, readLastGoodRun } from './good-runs.ts';
import { createMemoryStore } from './memory-store.ts';

test('readLastGoodRun() knows what noteGoodRun() was told, entry by entry', async () => {
  const store = createMemoryStore();
  const clock = fakeClock();
  const [one, other] = [new Date('2026-11-30T17:00:00Z'), new Date('2026-11-30T06:00:00Z')];
  await expect(readLastGoodRun(store, 'evening')).resolves.toBeUndefined();
  await Promise.all([
    noteGoodRun(store, { entry: 'evening', startedAt: one, clock }),
    noteGoodRun(store, { entry: 'morning', startedAt: other, clock }),
  ]);
  await expect(readLastGoodRun(store, 'evening')).resolves.toEqual(one);
  await expect(readLastGoodRun(store, 'morning')).resolves.toEqual(other);
  await expect(readLastGoodRun(store, 'toString')).resolves.toBeUndefined();
});

test.each(['', '[]', '{"evening":', '{"evening":7}', '{"evening":"soon"}'])(
  'noteGoodRun() writes over %j, which says nothing',
  async (text) => {
    const store = createMemoryStore({ 'runs.json': text });
    const startedAt = new Date('2026-11-30T17:00:00Z');
    await expect(readLastGoodRun(store, 'evening')).resolves.toBeUndefined();
    await noteGoodRun(store, { entry: 'evening', startedAt, clock: fakeClock() });
    await expect(readLastGoodRun(store, 'evening')).resolves.toEqual(startedAt);
  },
);
