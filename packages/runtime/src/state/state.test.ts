import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { createMemoryStore } from './memory-store.ts';
import type { PlannedState } from './plan-store.ts';
import { openState, type State, type StateAccess } from './state.ts';
import { StateConflictError, type StateStore } from './state-store.ts';

const schema = z.object({ runs: z.number(), last: z.string().optional() }).default({ runs: 0 });
type Kept = z.output<typeof schema>;

async function open(store: StateStore, access: Partial<StateAccess> = {}): Promise<State<Kept>> {
  return openState(
    { schema, migrate: undefined },
    {
      name: 'hours',
      open: async () => Promise.resolve(store),
      holdsSecret: () => false,
      clock: { now: () => 0, random: () => 0.5, sleep: async () => Promise.resolve() },
      notePlanned: undefined,
      ...access,
    },
  );
}

const add = ({ runs }: Kept): Kept => ({ runs: runs + 1 });

describe('openState()', () => {
  it('openState() refuses what does not fit, before anything is run', async () => {
    const store = createMemoryStore({ 'state.json': '{"runs":"many"}' });
    await expect(open(store)).rejects.toThrow('state "hours".runs: expected number');
  });

  it('set() stores at once, and get() reads what is there', async () => {
    const store = createMemoryStore();
    const [one, other] = [await open(store), await open(store)];
    await expect(one.get()).resolves.toEqual({ runs: 0 });
    await one.set({ runs: 1, last: 'a' });
    await expect(store.read('state.json')).resolves.toMatchObject({ text: '{"runs":1,"last":"a"}' });
    await one.set({ runs: 2 });
    await expect(other.get()).resolves.toEqual({ runs: 2 });
  });

  it('set() does not write over what another run has stored since', async () => {
    const store = createMemoryStore();
    const [one, other] = [await open(store), await open(store)];
    await other.set({ runs: 5 });
    await expect(one.set({ runs: 1 })).rejects.toThrow(StateConflictError);
    await expect(one.get()).resolves.toEqual({ runs: 5 });
    await one.set({ runs: 6 });
    await expect(other.get()).resolves.toEqual({ runs: 6 });
  });

  it('update() loses nothing, whoever writes at the same time', async () => {
    const store = createMemoryStore();
    const runs = await Promise.all(Array.from({ length: 4 }, () => open(store)));
    await Promise.all(runs.flatMap((state) => Array.from({ length: 25 }, () => state.update(add))));
    await expect(runs[0]?.get()).resolves.toEqual({ runs: 100 });
  });

  it('update() gives up where somebody always writes meanwhile', async () => {
    const store = createMemoryStore();
    const [one, other] = [await open(store), await open(store)];
    let calls = 0;
    const change = async (now: Kept): Promise<Kept> => {
      calls += 1;
      await other.update(add);
      return { ...now, last: 'mine' };
    };
    await expect(one.update(change)).rejects.toThrow('state.json was written meanwhile');
    expect(calls).toBe(10);
  });

  it('update() goes on after an update that failed, and writes nothing that is there already', async () => {
    const store = createMemoryStore({ 'state.json': '{"runs":1}' });
    const state = await open(store);
    const failing = state.update(() => {
      throw new Error('no');
    });
    const next = state.update(add);
    await expect(failing).rejects.toThrow('no');
    await expect(next).resolves.toEqual({ runs: 2 });
    const { version } = await store.read('state.json');
    await state.update((now) => now);
    await expect(store.read('state.json')).resolves.toMatchObject({ version });
  });

  it('set() of a dry run stores nothing, and tells its changes as one', async () => {
    const store = createMemoryStore({ 'state.json': '{"runs":1,"last":"a"}' });
    const told: PlannedState[] = [];
    const state = await open(store, { notePlanned: (planned) => void told.push(planned) });
    await state.set({ runs: 2, last: 'b' });
    await state.update(({ runs }) => ({ runs: runs + 1 }));
    await expect(state.get()).resolves.toEqual({ runs: 3 });
    await expect(store.read('state.json')).resolves.toMatchObject({ text: '{"runs":1,"last":"a"}' });
    expect(told.at(-1)).toEqual({
      name: 'hours',
      changes: [
        { path: 'runs', kind: 'changed', before: 1, after: 3 },
        { path: 'last', kind: 'removed', before: 'a', after: undefined },
      ],
    });
  });
});
