import { type BotFunction, defineFunction } from '@castai-bot/runtime';
import * as z from 'zod';

/** Counts the nodes of all clusters of the organization, some at a time. */
export const sweepClusters: BotFunction = defineFunction({
  description: 'Counts the nodes of every cluster',
  scope: 'organization',
  inputs: z.object({}),
  run: async ({ castai }) => {
    const clusters = await castai.clusters.list().toArray();
    let nodes = 0;
    const { done, failed } = await castai.forEach(clusters, async ({ id }) => {
      for await (const _node of castai.nodes.list({ clusterId: id })) nodes += 1;
    });
    return { counts: { clusters: done.length, nodes }, failed };
  },
});
