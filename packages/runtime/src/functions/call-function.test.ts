import { startSimulator, type Simulator } from '@castai-bot/simulator';
import { expect, onTestFinished, test } from 'vitest';
import * as z from 'zod';
import { callFunction } from './call-function.ts';
import { createMemoryStore } from '../state/memory-store.ts';
import { defineFunction } from './define-function.ts';

async function start(): Promise<Simulator> {
  const api = await startSimulator();
  onTestFinished(() => api.close());
  return api;
}

const tag = defineFunction({
  description: 'Tags the cluster',
  inputs: z.object({ tag: z.string().default('night') }),
  run: async ({ castai, clusterId, dryRun, inputs, log, now }) => {
    log.info('Tagging', { ...inputs, at: now().getUTCFullYear(), dryRun });
    await castai.clusters.replaceTags(clusterId, { [inputs.tag]: 'yes' });
    return { counts: { tagged: 1 } };
  },
});

test('callFunction() runs a function with its defaults, and tells what it logged and returned', async () => {
  const api = await start();
  const env = { ...process.env };
  const called = await callFunction(tag, { api, now: () => new Date('2020-01-01') });
  expect(called).toEqual({
    counts: { tagged: 1 },
    failed: [],
    lines: [{ level: 'info', message: 'Tagging', fields: { tag: 'night', at: 2020, dryRun: false } }],
    notices: [],
    plan: [],
  });
  expect(api.changes()).toMatchObject([{ kind: 'cluster', id: api.clusterIds[0] }]);
  expect(process.env).toEqual(env);
});

test('callFunction() plans the writes of a dry run', async () => {
  const api = await start();
  const [, clusterId] = api.clusterIds;
  const { counts, plan } = await callFunction(tag, { api, clusterId, inputs: { tag: 'x' }, dryRun: true });
  expect(counts).toEqual({ tagged: 1 });
  expect(plan).toMatchObject([
    { method: 'POST', path: `/v1/kubernetes/external-clusters/${clusterId}/tags` },
  ]);
  expect(api.changes()).toEqual([]);
});

test('callFunction() returns the plan up to where a dry run cannot go on', async () => {
  const api = await start();
  const grow = defineFunction({
    description: 'Adds a node and looks at its id',
    inputs: z.object({}),
    run: async ({ castai, clusterId }) => {
      const { nodeId } = await castai.nodes.add(clusterId, { instanceType: 'm5.large' });
      return { counts: { length: nodeId.length + 1 } };
    },
  });
  const { counts, plan } = await callFunction(grow, { api, dryRun: true });
  expect([counts, plan.length]).toEqual([{}, 1]);
});

test('callFunction() throws what the function throws, and refuses inputs that it does not take', async () => {
  const api = await start();
  const fails = defineFunction({
    description: 'Fails',
    inputs: z.object({ days: z.int() }),
    run: () => {
      throw new Error('too late');
    },
  });
  await expect(callFunction(fails, { api, inputs: { days: 1 } })).rejects.toThrow('too late');
  const problems = ['inputs.day: unknown input, wanted days', expect.stringMatching(/^inputs\.days: /)];
  const inputs = { day: 1, days: 'x' };
  await expect(callFunction<z.ZodObject, 'cluster'>(fails, { api, inputs })).rejects.toMatchObject({
    code: 'config',
    problems,
  });
});

const count = defineFunction({
  description: 'Counts its runs',
  inputs: z.object({}),
  state: z.object({ runs: z.number() }).default({ runs: 0 }),
  run: async ({ castai, clusterId, state }) => {
    const { runs } = await state.update((now) => ({ runs: now.runs + 1 }));
    await castai.clusters.replaceTags(clusterId, { runs: String(runs) });
  },
});

test('callFunction() takes and returns what the function keeps', async () => {
  const api = await start();
  const { state } = await callFunction(count, { api });
  expect(state).toEqual({ runs: 1 });
  expect(await callFunction(count, { api, state })).toMatchObject({ state: { runs: 2 } });
  const dry = await callFunction(count, { api, state: { runs: 4 }, dryRun: true });
  expect(dry.state).toEqual({ runs: 4 });
  expect(dry.plannedState?.changes).toEqual([{ path: 'runs', kind: 'changed', before: 4, after: 5 }]);
  expect((await callFunction(tag, { api })).state).toBeUndefined();
});

test('callFunction() keeps what was stored before the function failed, in a store of the test', async () => {
  const api = await start();
  const stateStore = createMemoryStore();
  const signal = AbortSignal.abort(new Error('killed'));
  await expect(callFunction(count, { api, stateStore, signal })).rejects.toThrow('killed');
  expect(await stateStore.read('state.json')).toMatchObject({ text: '{"runs":1}' });
  expect(await callFunction(count, { api, stateStore })).toMatchObject({ state: { runs: 2 } });
});

test('callFunction() refuses a state that does not fit before the function begins, and the key in one', async () => {
  const api = await start();
  const leak = defineFunction({
    description: 'Keeps the key',
    inputs: z.object({}),
    state: z.string().default(''),
    run: async ({ state }) => state.set(`key ${api.apiKey}`),
  });
  const stateStore = createMemoryStore({ 'state.json': '{}' });
  await expect(callFunction(leak, { api, stateStore })).rejects.toThrow('expected string');
  await expect(callFunction(leak, { api })).rejects.toThrow('found a secret of this run');
  expect(api.changes()).toEqual([]);
});

test('callFunction() plans a state that holds what only a real answer could tell', async () => {
  const api = await start();
  const grow = defineFunction({
    description: 'Adds a node and remembers it',
    inputs: z.object({}),
    state: z.object({ nodeId: z.string(), size: z.number() }).partial().default({}),
    run: async ({ castai, clusterId, state }) => {
      const { nodeId } = await castai.nodes.add(clusterId, { instanceType: 'm5.large' });
      await state.set({ nodeId });
      await state.set({ size: nodeId.length });
      return { counts: { unreached: 1 } };
    },
  });
  const { counts, plannedState } = await callFunction(grow, { api, dryRun: true });
  expect(counts).toEqual({});
  expect(plannedState?.changes).toMatchObject([
    { path: 'nodeId', after: expect.stringContaining('(planned') as unknown },
  ]);
});
