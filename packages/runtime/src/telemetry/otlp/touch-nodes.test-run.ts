import * as z from 'zod';
import { canaryKey } from '../../bot/bot.test-process.ts';
import { type RanHere, runHere } from '../../bot/run-here.test-run.ts';
import { type BotFunction, defineFunction } from '../../functions/define-function.ts';
import { answerJson, serve } from '../../http/testing/serve.test-server.ts';

const touchNodes: BotFunction = defineFunction({
  description: 'Reads a node, which the API first refuses, and one that is not there',
  inputs: z.object({}),
  run: async ({ castai, clusterId }) => {
    await castai.nodes.get(clusterId, 'node-1');
    await castai.nodes.get(clusterId, 'gone').catch(() => undefined);
    return { counts: { nodes: 1 }, failed: [{ id: 'gone', code: 'not_found', message: 'no such node' }] };
  },
});

/** Runs that function in this process, against an API that answers as it says. */
export async function run(env: Readonly<Record<string, string>>): Promise<RanHere> {
  const api = await serve(({ url }, response, seen) => {
    if (seen === 1) answerJson(response, {}, { status: 429, headers: { 'retry-after': '0' } });
    else if (url.endsWith('/gone')) answerJson(response, { message: 'no such node' }, { status: 404 });
    else answerJson(response, { id: 'node-1' });
  });
  return runHere({
    functions: { touchNodes },
    env: { API_URL: api.url, API_KEY: canaryKey, CLUSTER_ID: 'cluster-1', ...env },
  });
}
