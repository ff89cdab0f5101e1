import { type BotFunction, defineFunction } from '@castai-bot/runtime';
import * as z from 'zod';

/** The least that a function does with the API, with the inputs of the example. */
export const oneGet: BotFunction = defineFunction({
  description: 'Reads one cluster',
  inputs: z.object({
    param1: z.string().default('default_value1'),
    param2: z.string().default('default_value2'),
  }),
  run: async ({ castai, clusterId, log }) => {
    const { name } = await castai.clusters.get(clusterId);
    log.info(`${name}`);
  },
});
