/** Functions that ask the API, and pass on what it answers. */
import * as z from 'zod';
import { type BotFunction, defineFunction } from '../functions/define-function.ts';

const none = z.object({});

export const callApi: BotFunction = defineFunction({
  description: 'Asks the API for something',
  inputs: none,
  run: async ({ castai }) => ({
    counts: { clusters: (await castai.clusters.list({ retries: 0 }).toArray()).length },
  }),
});

export const readCluster: BotFunction = defineFunction({
  description: 'Reads its cluster',
  inputs: none,
  run: async ({ castai, clusterId }) => void (await castai.clusters.get(clusterId)),
});

export const readNode: BotFunction = defineFunction({
  description: 'Reads a node of its cluster',
  inputs: none,
  run: async ({ castai, clusterId }) => void (await castai.nodes.get(clusterId, 'n-1')),
});

export const wrapApiError: BotFunction = defineFunction({
  description: 'Wraps what the API answered',
  inputs: none,
  run: async ({ castai }) => {
    try {
      await castai.get('/v1/kubernetes/external-clusters');
    } catch (error) {
      throw new Error('Cannot do my work', { cause: error });
    }
  },
});

export const drainNodes: BotFunction = defineFunction({
  description: 'Drains nodes of its cluster, one after the other',
  inputs: none,
  run: async ({ castai, clusterId }) => {
    const { failed } = await castai.forEach(['n-1', 'n-2'], (id) => castai.nodes.drain(clusterId, id));
    return { failed };
  },
});

export const addNode: BotFunction = defineFunction({
  description: 'Adds a node, and no more than that',
  inputs: none,
  run: async ({ castai, clusterId }) =>
    void (await castai.nodes.add(clusterId, { instanceType: 'm5.large' })),
});

export const hibernate: BotFunction = defineFunction({
  description: 'Hibernates its cluster',
  inputs: none,
  run: async ({ castai, clusterId }) => void (await castai.clusters.hibernate(clusterId)),
});
