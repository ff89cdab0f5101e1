import { startSimulator, type Simulator } from '@castai-bot/simulator';
import { expect, onTestFinished, test } from 'vitest';
import * as z from 'zod';
import { callFunction } from './call-function.ts';
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
