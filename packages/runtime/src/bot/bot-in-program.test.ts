import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';
import { pathToFileURL } from 'node:url';
import { expect, it, onTestFinished } from 'vitest';
import * as z from 'zod';
import { Bot } from './bot.ts';
import { type BotFunction, defineFunction } from '../functions/define-function.ts';
import type { BotOptions } from '../run/bot-options.ts';
import { answerJson, serve } from '../http/testing/serve.test-server.ts';
import type { Report } from '../report/report.ts';

const apiKey = `castai_v1_${'c0ffee42'.repeat(8)}_cafe1234`;

const countClusters: BotFunction = defineFunction({
  description: 'Counts clusters',
  scope: 'organization',
  inputs: z.object({ add: z.number().default(0) }),
  run: async ({ castai, inputs, log }) => {
    log.info(`My key is ${apiKey}`);
    return { counts: { clusters: (await castai.clusters.list().toArray()).length + inputs.add } };
  },
});

const waitForever: BotFunction = defineFunction({
  description: 'Ignores its signal',
  scope: 'organization',
  inputs: z.object({}),
  run: async () => {
    await new Promise(() => undefined);
  },
});

interface Told {
  readonly report: Report;
  readonly stdout: string;
  readonly stderr: string;
}

async function run(
  name: string,
  options: Partial<BotOptions> & { env: Record<string, string> },
): Promise<Told> {
  const directory = mkdtempSync(path.join(tmpdir(), 'bot-'));
  onTestFinished(() => {
    rmSync(directory, { recursive: true });
  });
  const file = path.join(directory, 'function_config.json');
  writeFileSync(
    file,
    JSON.stringify({ function: { function_name: name, env_variables: [{ name: 'X', value: 1 }] } }),
  );
  const [stdout, stderr] = [new PassThrough(), new PassThrough()];
  const functions = { countClusters, waitForever };
  const localConfig = pathToFileURL(file);
  const report = await new Bot({ name: 'my-bot', functions, localConfig, stdout, stderr, ...options }).run();
  stdout.end();
  stderr.end();
  return { report, stdout: await text(stdout), stderr: await text(stderr) };
}

it('run() with an env of its own leaves the process and that env alone', async () => {
  const server = await serve((_, response) => {
    answerJson(response, { items: [{ id: 'a' }, { id: 'b' }] });
  });
  const env = { API_KEY: apiKey, API_URL: server.url, LOG_FORMAT: 'json' };
  const listeners = process.listenerCount('SIGTERM');
  const { report, stdout, stderr } = await run('count_clusters', {
    env,
    now: () => new Date('2026-11-22T17:00:00Z'),
  });
  expect(report).toMatchObject({
    exitCode: 0,
    function: 'count-clusters',
    clusterId: null,
    counts: { clusters: 2 },
  });
  expect(JSON.parse(stdout)).toEqual(report);
  expect(report).toMatchObject({ startedAt: '2026-11-22T17:00:00.000Z', durationMs: 0 });
  expect(stderr).toContain(
    '"time":"2026-11-22T17:00:00.000Z","level":"INFO","message":"My key is [redacted]"',
  );
  expect(env).toEqual({ API_KEY: apiKey, API_URL: server.url, LOG_FORMAT: 'json' });
  expect(process.env['X']).toBeUndefined();
  expect(process.exitCode).toBeUndefined();
  expect(process.listenerCount('SIGTERM')).toBe(listeners);
});

it('run() reports what goes wrong and never rejects', async () => {
  const { report } = await run('count_clusters', { env: { DRY_RUN: 'perhaps' } });
  expect(report).toMatchObject({
    exitCode: 78,
    error: {
      problems: [/^env API_KEY/, /^env DRY_RUN/].map((start) => expect.stringMatching(start) as unknown),
    },
  });
  const usage = await run('x', { env: {}, name: 'two words', functions: {}, limits: { graceSeconds: -1 } });
  expect(usage.report).toMatchObject({
    exitCode: 64,
    error: {
      code: 'usage',
      problems: [
        'name: found "two words", wanted letters, digits, "-", "_" and "."',
        'functions: found none, wanted at least one',
        'limits.graceSeconds: found -1, wanted a number above 0, at most 2147483',
      ],
    },
  });
});

it('run() resolves when the deadline has passed, whatever the function does', async () => {
  const { report } = await run('wait_forever', {
    env: { API_KEY: apiKey, RUN_DEADLINE_SECONDS: '0.05' },
  });
  expect(report).toMatchObject({ exitCode: 75, error: { code: 'deadline' } });
});

it('run() takes its fetch from the options', async () => {
  const seen: string[] = [];
  const { report } = await run('count_clusters', {
    env: { API_KEY: apiKey },
    fetch: async (input) => {
      seen.push(String(input instanceof Request ? input.url : input));
      return Promise.resolve(Response.json({ items: [] }));
    },
  });
  expect(report.counts).toEqual({ clusters: 0 });
  expect(seen).toEqual(['https://api.cast.ai/v1/kubernetes/external-clusters']);
});
