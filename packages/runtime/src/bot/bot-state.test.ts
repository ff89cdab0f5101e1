import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import * as z from 'zod';
import { type BotFunction, defineFunction } from '../functions/define-function.ts';
import { answerJson, serve, type TestServer } from '../http/testing/serve.test-server.ts';
import type { Report } from '../report/report.ts';
import { serveConfigMap } from '../state/kubernetes/api-server.test-server.ts';
import { makeDirectory } from './bot.test-process.ts';
import { runHere } from './run-here.test-run.ts';

const countRuns = defineFunction({
  description: 'Counts its runs, and tells the cluster',
  inputs: z.object({}),
  state: z.object({ runs: z.number() }).default({ runs: 0 }),
  run: async ({ castai, clusterId, state }) => {
    const { runs } = await state.update((now) => ({ runs: now.runs + 1 }));
    await castai.clusters.replaceTags(clusterId, { runs: String(runs) });
    return { counts: { runs } };
  },
});

async function serveCastAi(): Promise<TestServer> {
  return serve((_, response) => {
    answerJson(response, {});
  });
}

async function runCount(
  env: Record<string, string>,
  api: TestServer,
  fn: BotFunction = countRuns,
): Promise<Report> {
  const { report } = await runHere({
    functions: { countRuns: fn },
    env: { API_KEY: 'key-of-a-test', API_URL: api.url, CLUSTER_ID: 'c1', ...env },
  });
  return report;
}

it('run() keeps what a function stores from run to run', async () => {
  const [api, server] = [await serveCastAi(), await serveConfigMap('x', { isLocal: true })];
  for (const runs of [1, 2]) expect((await runCount(server.env, api)).counts).toEqual({ runs });
  expect(server.data.get('state.json')).toBe('{"runs":2}');
});

it('run() keeps when the last good run of its entry began, and of no other', async () => {
  const [api, server] = [await serveCastAi(), await serveConfigMap('x', { isLocal: true })];
  const entry = { entry: 'evening', function: 'count-runs' };
  await runCount({ ...server.env, BOT_ENTRY: JSON.stringify(entry) }, api);
  const { startedAt } = await runCount(server.env, api);
  const kept: unknown = JSON.parse(server.data.get('runs.json') ?? '');
  expect(kept).toEqual({ evening: expect.any(String) as unknown, 'count-runs': startedAt });
  await runCount({ ...server.env, DRY_RUN: '1' }, api);
  const down = await serve((_, response) => {
    answerJson(response, {}, { status: 400 });
  });
  expect((await runCount(server.env, down)).exitCode).toBe(1);
  expect(JSON.parse(server.data.get('runs.json') ?? '')).toEqual(kept);
});

it('run() tells a function when the last good run of its entry began', async () => {
  const [api, server] = [await serveCastAi(), await serveConfigMap('x', { isLocal: true })];
  const seen: (Date | undefined)[] = [];
  const look = defineFunction({
    description: 'Looks at its last run',
    inputs: z.object({}),
    state: z.number().default(0),
    run: ({ schedule }) => void seen.push(schedule.lastGoodRun),
  });
  const starts = [1, 2].map(() => () => runCount(server.env, api, look));
  const reports = [];
  for (const start of starts) reports.push(await start());
  expect(seen).toEqual([undefined, new Date(reports[0]?.startedAt ?? '')]);
});

it('run() that cannot keep when it ended well has ended well', async () => {
  const [api, server] = [await serveCastAi(), await serveConfigMap('x', { isLocal: true })];
  server.setMeddling((_call, response, seen) => {
    // After the look at the rights, the last run, the two reads and the write of the function.
    return seen > 5 && response.writeHead(403).end().writableEnded;
  });
  expect((await runCount(server.env, api)).exitCode).toBe(0);
  expect(Object.keys(Object.fromEntries(server.data))).not.toContain('runs.json');
});

it('run() plans the state of a dry run, and does not ask whether it might write', async () => {
  const [api, server] = [await serveCastAi(), await serveConfigMap('x', { isLocal: true })];
  server.touch('state.json', '{"runs":7}');
  server.setVerbs(['get']);
  const PLAN_FILE = path.join(makeDirectory(), 'plan.json');
  const { exitCode, plannedCount } = await runCount({ ...server.env, DRY_RUN: '1', PLAN_FILE }, api);
  expect([exitCode, plannedCount]).toEqual([0, 1]);
  expect(server.data.get('state.json')).toBe('{"runs":7}');
  expect(JSON.parse(readFileSync(PLAN_FILE, 'utf8'))).toMatchObject({
    state: { name: 'count-runs', changes: [{ path: 'runs', kind: 'changed', before: 7, after: 8 }] },
  });
});

it.each<
  [string, { readonly text?: string; readonly verbs?: string[]; readonly isDown?: true }, number, RegExp]
>([
  ['does not fit', { text: '{"runs":"x"}' }, 78, /state "count-runs"\.runs: expected number/],
  ['may not be written', { verbs: ['get'] }, 78, /cannot patch resource/],
  ['does not answer', { isDown: true }, 75, /Cannot use the state/],
])(
  'run() of a function whose state %s sends nothing to CAST AI',
  async (...[_what, given, exitCode, words]) => {
    const [api, server] = [await serveCastAi(), await serveConfigMap('x', { isLocal: true })];
    if (given.text !== undefined) server.touch('state.json', given.text);
    if (given.verbs !== undefined) server.setVerbs(given.verbs);
    if (given.isDown === true)
      server.setMeddling(
        (_call, response) => response.writeHead(429, { 'retry-after': '600' }).end().writableEnded,
      );
    const report = await runCount(server.env, api);
    expect(report).toMatchObject({ exitCode, error: { message: expect.stringMatching(words) as unknown } });
    expect(api.requests).toEqual([]);
  },
);

it('run() of a function with a state says where nothing keeps it', async () => {
  const { error, exitCode } = await runCount({}, await serveCastAi());
  expect([exitCode, error?.code]).toEqual([78, 'state']);
  expect(error?.message).toContain('found neither castai-bot run nor a cluster around this run');
});

it('run() of a function with a state names the entry whose manifest has none', async () => {
  const [api, server] = [await serveCastAi(), await serveConfigMap('x', { isLocal: true })];
  const BOT_ENTRY = JSON.stringify({ entry: 'evening', function: 'count-runs' });
  const { error, exitCode } = await runCount({ BOT_ENTRY, KUBERNETES_SERVICE_HOST: '127.0.0.1' }, api);
  expect([exitCode, error?.problems]).toEqual([
    78,
    [
      expect.stringMatching(
        /function\.function_name: "count-runs" keeps a state, and evening has none: wanted "state" of it in castai-bot\.json/,
      ),
    ],
  ]);
  expect((await runCount({ BOT_ENTRY, ...server.env }, api)).exitCode).toBe(0);
});
