import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { KEY, makeTemporary, reportOf, run, serve } from './run-script.ts';
import type { ConfiguredRun } from './script-answers.ts';

const CLUSTERS = [
  { id: 'c-1', name: 'one', status: 'ready' },
  { id: 'c-2', name: 'two', status: 'warning' },
  { id: 'c-3', name: 'three', status: 'failed' },
];

/** What a run with a config asked for, and how it ended. */
export async function runConfigured(
  { config, env }: ConfiguredRun,
  command: readonly string[],
): Promise<object> {
  const file = path.join(makeTemporary(), 'function_config.json');
  writeFileSync(file, config);
  const isWithheld = env['PLAN_FILE'] !== undefined;
  const server = await serve((request, response) => {
    if (request.method === 'GET') response.end(JSON.stringify({ items: CLUSTERS }));
    else response.writeHead(isWithheld ? 405 : 200).end('{}');
  });
  const ended = await run({ API_URL: server.url, API_KEY: KEY, BOT_CONFIG: file, ...env }, command);
  const report = reportOf(ended);
  const requests = server.requests.map((one) =>
    'method' in one && 'url' in one ? `${String(one.method)} ${String(one.url)}` : '',
  );
  return { requests, exitCode: ended.exitCode, report };
}

/** What that is to be. */
export function expectedOf({ requests, exitCode, counts, error }: ConfiguredRun): object {
  const words = error === undefined ? {} : { error: { code: 'config', message: error } };
  return { requests, exitCode, report: { exitCode, counts, ...words } };
}
