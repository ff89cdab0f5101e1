import { expect, it } from 'vitest';
import { createMemoryStore } from '../state/memory-store.ts';
import { readTold, writeTold } from './told.ts';

const clock = { now: () => 0, random: () => 0, sleep: async () => Promise.resolve() };

it('writeTold() keeps what others have told, whoever writes meanwhile', async () => {
  const store = createMemoryStore();
  const entries = Array.from({ length: 4 }, (_, at) => `entry-${at}`);
  await Promise.all(
    entries.map((entry) => writeTold(store, { clock, entry, changes: { a: entry, b: 'x' } })),
  );
  await writeTold(store, { clock, entry: 'entry-0', changes: { b: undefined } });
  for (const entry of entries)
    expect(await readTold(store, entry)).toEqual(entry === 'entry-0' ? { a: entry } : { a: entry, b: 'x' });
});

it.each(['{', '[]', '{"evening": 1}', '{"evening": {"a": 2}}', undefined])(
  'readTold() knows nothing of %j, and writeTold() mends it',
  async (text) => {
    const store = createMemoryStore(text === undefined ? {} : { 'notify.json': text });
    expect(await readTold(store, 'evening')).toEqual({});
    await writeTold(store, { clock, entry: 'evening', changes: { a: 'x' } });
    expect(await readTold(store, 'evening')).toEqual({ a: 'x' });
  },
);
