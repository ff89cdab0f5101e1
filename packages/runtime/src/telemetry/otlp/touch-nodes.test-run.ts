import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { Writable } from 'node:stream';
import { pathToFileURL } from 'node:url';
import * as z from 'zod';
import { Bot } from '../../bot/bot.ts';
import { canaryKey, configFor, makeDirectory } from '../../bot/bot.test-process.ts';
import { type BotFunction, defineFunction } from '../../functions/define-function.ts';
import { answerJson, serve } from '../../http/testing/serve.test-server.ts';
import type { Report } from '../../report/report.ts';

const touchNodes: BotFunction = defineFunction({
  description: 'Reads a node, which the API first refuses, and one that is not there',
  inputs: z.object({}),
  run: async ({ castai, clusterId }) => {
    await castai.nodes.get(clusterId, 'node-1');
    await castai.nodes.get(clusterId, 'gone').catch(() => undefined);
    return { counts: { nodes: 1 }, failed: [{ id: 'gone', code: 'not_found', message: 'no such node' }] };
  },
});

/** What a run came to. */
export interface Told {
  readonly report: Report;
  readonly printed: string;
}

/** Runs that function in this process, against an API that answers as it says. */
export async function run(env: Readonly<Record<string, string>>): Promise<Told> {
  const api = await serve(({ url }, response, seen) => {
    if (seen === 1) answerJson(response, {}, { status: 429, headers: { 'retry-after': '0' } });
    else if (url.endsWith('/gone')) answerJson(response, { message: 'no such node' }, { status: 404 });
    else answerJson(response, { id: 'node-1' });
  });
  const config = path.join(makeDirectory(), 'function_config.json');
  writeFileSync(config, JSON.stringify(configFor('touch-nodes')));
  let printed = '';
  const output = new Writable({
    write: (chunk, _encoding, done) => {
      printed += String(chunk);
      done();
    },
  });
  const report = await new Bot({
    name: 'my-bot',
    functions: { touchNodes },
    localConfig: pathToFileURL(config),
    env: { API_URL: api.url, API_KEY: canaryKey, CLUSTER_ID: 'cluster-1', ...env },
    stdout: output,
    stderr: output,
  }).run();
  return { report, printed };
}
