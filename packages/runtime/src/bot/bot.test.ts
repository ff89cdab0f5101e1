import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { canaryKey, configFor, makeDirectory, runBot } from './bot.test-process.ts';
import type { BotDescription } from '../functions/describe-functions.ts';
import { answerJson, serve } from '../http/testing/serve.test-server.ts';
import { largestReport } from '../report/report.ts';

const someText: unknown = expect.any(String);
const someNumber: unknown = expect.any(Number);
const someTime: unknown = expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/);
const someUserAgent: unknown = expect.stringMatching(
  /^castai-bot\/\S+ node\/\S+ bot\/test-bot function\/[\w-]+$/,
);
const someIntegers: unknown = expect.objectContaining({ type: 'integer' });

describe('Bot', () => {
  it('run() exits 0 with the report as the last line and a copy for the kubelet', async () => {
    const { code, stdout, report, terminationLog } = await runBot({ config: configFor('succeed') });
    expect(code).toBe(0);
    expect(report).toEqual({
      schema: 1,
      bot: 'test-bot',
      function: 'succeed',
      clusterId: 'cluster-1',
      exitCode: 0,
      startedAt: someTime,
      durationMs: someNumber,
      dryRun: false,
      counts: { done: 3 },
      failedCount: 0,
      failed: [],
    });
    expect(terminationLog).toBe(stdout);
  });

  it('run() gives a function its inputs, its variables and nothing of the key', async () => {
    const { code, report, stdout, stderr } = await runBot({
      env: { DRY_RUN: '1', CLUSTER_ID: '', LOG_LEVEL: 'critical' },
      config: {
        function: {
          function_name: 'print_context',
          inputs: [
            { name: 'text', value: 'é' },
            { name: 'list', value: [1, 2] },
          ],
          env_variables: [
            { name: 'LOG_LEVEL', value: 'debug' },
            { name: 'RETRIES', value: 3 },
            { name: 'VERBOSE', value: true },
          ],
        },
      },
    });
    expect(code).toBe(0);
    expect(JSON.parse(stdout.split('\n')[0] ?? '')).toMatchObject({
      dryRun: true,
      inputs: { text: 'é', list: [1, 2] },
      config: { functionName: 'print-context', inputs: { text: 'é', list: [1, 2] } },
      env: { LOG_LEVEL: 'debug', RETRIES: '3', VERBOSE: 'true' },
    });
    expect(stdout).not.toContain('API_KEY');
    expect(stderr).toContain('"message":"A line at DEBUG"');
    expect(stderr).toContain('DRY_RUN is set');
    expect(report).toMatchObject({ dryRun: true, plannedCount: 0 });
  });

  it.each(['disable-items', 'failItems', 'fail_items', 'FAIL-ITEMS'])(
    'run() finds the function %s',
    async (name) => {
      const { code, report } = await runBot({ config: configFor(name, { failing: 0 }) });
      expect([code, report.function]).toEqual(name === 'disable-items' ? [78, null] : [0, 'fail-items']);
    },
  );

  it('run() exits 65 when items failed, and cuts a long report to what the kubelet keeps', async () => {
    const few = await runBot({ config: configFor('fail-items', { failing: 2 }) });
    expect(few.code).toBe(65);
    expect(few.report).toMatchObject({
      exitCode: 65,
      counts: { switched: 5 },
      failedCount: 2,
      failed: [{ id: 'node-0', code: 'api_error', message: 'éééééééééé' }, { id: 'node-1' }],
    });
    const many = await runBot({ config: configFor('fail-items', { failing: 300, length: 500 }) });
    expect(few.stderr).toContain('"message":"An item failed: éééééééééé","id":"node-0","code":"api_error"');
    expect(many.code).toBe(65);
    expect(many.report).toMatchObject({ failedCount: 300, counts: { switched: 5 } });
    expect(Buffer.byteLength(many.terminationLog)).toBeLessThanOrEqual(largestReport);
    expect(many.terminationLog).toBe(many.stdout);
    expect(many.stderr.match(/An item failed/g)).toHaveLength(300);
  });

  it.each([false, true])(
    'run() sends no write when DRY_RUN is set, and plans as far as it can',
    async (using) => {
      const server = await serve((_, response) => {
        answerJson(response, {});
      });
      const { code, report, stderr } = await runBot({
        config: configFor('write', { using }),
        env: { DRY_RUN: '1', API_URL: server.url },
      });
      expect(code).toBe(0);
      expect(report).toMatchObject({ exitCode: 0, dryRun: true, plannedCount: 1 });
      expect(report.error?.code).toBe(using ? 'plan_ended' : undefined);
      expect(stderr).toContain('"message":"Planned POST /v1/kubernetes/external-clusters/cluster-1/nodes"');
      expect(server.requests.filter(({ method }) => method !== 'GET')).toEqual([]);
    },
  );

  it('run() ends a plan where the function wraps what it ends with, and writes it to PLAN_FILE', async () => {
    const server = await serve((_, response) => {
      answerJson(response, {});
    });
    const planFile = path.join(makeDirectory(), 'plan.json');
    const { code, report, stderr } = await runBot({
      config: configFor('wrap-plan-end'),
      env: { DRY_RUN: '1', API_URL: server.url, PLAN_FILE: planFile, COPY_OF_KEY: canaryKey },
    });
    expect(code).toBe(0);
    expect(report).toMatchObject({ exitCode: 0, plannedCount: 1, error: { code: 'plan_ended' } });
    expect(stderr).not.toMatch(/Cannot finish|Planned POST/);
    expect(JSON.parse(readFileSync(planFile, 'utf8'))).toEqual({
      schema: 1,
      plan: [
        {
          method: 'POST',
          path: '/v1/kubernetes/external-clusters/cluster-1/nodes',
          sent: '/v1/kubernetes/external-clusters/cluster-1/nodes',
          body: { instanceType: '[redacted]' },
          changes: [],
        },
      ],
      marks: {
        '(planned nodeId of POST /v1/kubernetes/external-clusters/cluster-1/nodes)': {
          write: 0,
          at: ['nodeId'],
        },
      },
    });
  });

  it.each([
    [[], 0, 'plan_ended'],
    [['x'], 65, undefined],
  ])(
    'run() ends a plan where a function lists its end as failed, besides %j',
    async (also, exitCode, error) => {
      const server = await serve((_, response) => {
        answerJson(response, {});
      });
      const { code, report } = await runBot({
        config: configFor('list-plan-ends', { also }),
        env: { DRY_RUN: '1', API_URL: server.url },
      });
      expect([code, report.error?.code, report.plannedCount]).toEqual([exitCode, error, 2]);
    },
  );

  it('run() exits 1 when the function throws, with its stack and cause', async () => {
    const { code, report, stderr } = await runBot({ config: configFor('fail') });
    expect(code).toBe(1);
    expect(report).toMatchObject({ exitCode: 1, error: { code: 'failed', message: 'boom' } });
    expect(stderr).toMatch(/bot\.test-functions\.ts:\d+/);
    expect(stderr).toContain('TypeError: inner');
  });

  it('run() exits 1 when the function returns what is no result', async () => {
    const { code, report } = await runBot({ config: configFor('return-nonsense') });
    expect([code, report.error?.message]).toEqual([
      1,
      "Cannot read the function's result: found counts.done three, wanted a number",
    ]);
  });

  it('run() exits 64 when it is started with arguments', async () => {
    const { code, stderr } = await runBot({ config: configFor('succeed'), args: ['--help'] });
    expect(code).toBe(64);
    expect(stderr).toContain('argument \\"--help\\": a bot takes none');
  });

  it('run() survives a reader of its output that has gone', async () => {
    const main = path.join(makeDirectory(), 'main.ts');
    const bot = path.join(import.meta.dirname, 'bot.test-bot.ts');
    writeFileSync(
      main,
      `process.stdout.destroy(); process.stderr.destroy(); await import(${JSON.stringify(bot)});`,
    );
    const { code, terminationLog } = await runBot({ main, config: configFor('succeed') });
    expect(code).toBe(0);
    expect(terminationLog).toContain('"exitCode":0');
  });

  it('run() keeps its code when the copy for the kubelet cannot be written', async () => {
    const { code, report, stderr } = await runBot({
      config: configFor('succeed'),
      env: { TERMINATION_LOG: '/nowhere/termination-log' },
    });
    expect([code, report.exitCode]).toEqual([0, 0]);
    expect(stderr).toContain("Cannot write the report's copy to");
  });

  it('run() with BOT_DESCRIBE=1 needs neither key nor config', async () => {
    const { code, stdout, terminationLog } = await runBot({
      env: { BOT_DESCRIBE: '1', API_KEY: undefined, API_URL: undefined, CLUSTER_ID: undefined },
    });
    expect(code).toBe(0);
    expect(stdout.split('\n')).toHaveLength(2);
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- our own line, and the test looks at it
    const { bot, functions, schema } = JSON.parse(stdout) as BotDescription;
    expect([schema, bot]).toEqual([1, 'test-bot']);
    expect(functions).toContainEqual({
      name: 'print-context',
      export: 'printContext',
      description: 'Shows what it is given',
      scope: 'organization',
      inputs: {
        $schema: someText,
        type: 'object',
        properties: {
          text: { type: 'string', default: 'none' },
          amount: { type: 'number' },
          list: { type: 'array', items: someIntegers },
        },
        additionalProperties: false,
      },
      state: false,
    });
    expect(terminationLog).toBe('');
  });
});

describe('exit codes for what CAST AI answers', () => {
  it.each([
    [401, 'call-api', 77],
    [403, 'wrap-api-error', 77],
    [404, 'call-api', 1],
    [500, 'wrap-api-error', 75],
  ])('run() ends when CAST AI answered %i to %s with %i', async (status, name, exitCode) => {
    const server = await serve((_, response) => {
      answerJson(response, { message: 'Some words', fieldViolations: [] }, { status });
    });
    const { code, report } = await runBot({ config: configFor(name), env: { API_URL: server.url } });
    expect([code, report.exitCode]).toEqual([exitCode, exitCode]);
    expect(server.requests[0]?.headers).toMatchObject({
      'x-api-key': canaryKey,
      'user-agent': someUserAgent,
    });
  });

  it('run() exits 75 when CAST AI cannot be reached', async () => {
    const { code, report } = await runBot({ config: configFor('call-api') });
    expect([code, report.error?.code]).toEqual([75, 'connection_refused']);
  });

  it('run() exits 78 and names the clusters that the key sees when CLUSTER_ID is none of them', async () => {
    const server = await serve(({ url }, response) => {
      if (url.endsWith('/external-clusters')) {
        answerJson(response, { items: [{ id: 'c-7', name: 'seven' }] });
      } else answerJson(response, { message: 'cluster not found', fieldViolations: [] }, { status: 404 });
    });
    const { code, report } = await runBot({
      config: configFor('read-cluster'),
      env: { API_URL: server.url },
    });
    expect([code, report.error?.message]).toEqual([
      78,
      'Cannot find the cluster: env CLUSTER_ID: found "cluster-1", which this key does not see, wanted c-7 (seven)',
    ]);
  });

  it('run() exits 78 of a dry run too, whose writes alone name the cluster', async () => {
    const server = await serve(({ url }, response) => {
      const status = url.endsWith('/external-clusters') ? 200 : 404;
      answerJson(response, status === 200 ? { items: [] } : { message: 'cluster not found' }, { status });
    });
    const { code, report, stderr } = await runBot({
      config: configFor('hibernate'),
      env: { API_URL: server.url, DRY_RUN: '1' },
    });
    expect([code, report.error?.code, report.plannedCount]).toEqual([78, 'config', 1]);
    expect(stderr).toMatch(/"message":"Planned POST .*"unread":"Cannot GET .* found 404/);
  });

  it.each([
    ['each of its items alone', 'drain-nodes', '0'],
    ['each of its items in a dry run', 'drain-nodes', '1'],
    ['writes of a dry run alone', 'add-node', '1'],
  ])('run() exits 78 when CLUSTER_ID is wrong, and %s names it', async (_, name, dryRun) => {
    const server = await serve(({ url }, response) => {
      const status = url.endsWith('/external-clusters') ? 200 : 404;
      const items = [{ id: 'c-7', name: 'seven' }];
      answerJson(response, status === 200 ? { items } : { message: 'cluster not found' }, { status });
    });
    const { code, report } = await runBot({
      config: configFor(name),
      env: { API_URL: server.url, DRY_RUN: dryRun },
    });
    expect([code, report.error?.message]).toEqual([78, expect.stringContaining('wanted c-7 (seven)')]);
  });

  it.each([
    { name: 'drain-nodes', dryRun: '0', exitCode: 65, asked: ['/drain', '/drain', '/cluster-1'] },
    { name: 'add-node', dryRun: '1', exitCode: 0, asked: ['/cluster-1'] },
    { name: 'add-node', dryRun: '0', exitCode: 0, asked: ['/nodes'] },
  ])('run() asks once for a cluster that no answer has shown: %o', async ({ name, dryRun, ...expected }) => {
    const server = await serve(({ url }, response) => {
      if (url.endsWith('/cluster-1')) answerJson(response, { id: 'cluster-1' });
      else if (url.endsWith('/nodes')) answerJson(response, { nodeId: 'n-1', operationId: 'o-1' });
      else answerJson(response, { message: 'node not found', fieldViolations: [] }, { status: 404 });
    });
    const env = { API_URL: server.url, DRY_RUN: dryRun };
    const { code } = await runBot({ config: configFor(name), env });
    const asked = server.requests.map(({ url }) => url.replace(/.*\//, '/'));
    expect({ exitCode: code, asked }).toEqual(expected);
  });

  it('run() exits 78 and names ORGANIZATION_ID when the gateway has a page in place of the cluster', async () => {
    const server = await serve((_, response) => {
      response.writeHead(404, { 'content-type': 'text/html' }).end('<html>404 Not Found</html>');
    });
    const { code, report } = await runBot({
      config: configFor('read-cluster'),
      env: { API_URL: server.url },
    });
    expect([code, report.error?.message]).toEqual([
      78,
      expect.stringContaining('needs ORGANIZATION_ID to see the clusters of a child organization'),
    ]);
  });

  it('run() exits 1 when it is something of the cluster that was not found', async () => {
    const server = await serve(({ url }, response) => {
      if (url.endsWith('/external-clusters/cluster-1')) answerJson(response, { id: 'cluster-1' });
      else answerJson(response, { message: 'node not found', fieldViolations: [] }, { status: 404 });
    });
    const { code } = await runBot({ config: configFor('read-node'), env: { API_URL: server.url } });
    expect(code).toBe(1);
  });
});
