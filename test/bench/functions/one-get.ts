import { type BotFunction, defineFunction } from '@castai-bot/runtime';
import * as z from 'zod';

/** The least that a function does with the API. */
export const oneGet: BotFunction = defineFunction({
  description: 'Reads one cluster',
  inputs: z.object({}),
  run: async ({ castai, clusterId, log }) => {
    const { name } = await castai.clusters.get(clusterId);
    log.info(`${name}`);
  },
});
