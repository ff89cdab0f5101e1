import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { answerJson, serve, type TestServer } from '../http/testing/serve.test-server.ts';
import { serveConfigMap } from '../state/kubernetes/api-server.test-server.ts';
import { runNotified } from './notify.test-run.ts';

const TOKEN = '/services/T000/B000/c0ffee42c0ffee42';
const SLACK = [{ to: 'slack', url: 'SLACK_URL' }];
const WEBHOOK = [{ to: 'webhook', url: 'HOOK_URL', on: ['failure', 'recovery'] }];

async function serveTaker(status = 200): Promise<TestServer> {
  return serve((_request, response) => {
    answerJson(response, { ok: true }, { status });
  });
}

const titles = ({ requests }: TestServer): readonly unknown[] =>
  requests.map(({ body }) => readMember(body, 'title'));

function readMember(body: string, name: string): unknown {
  const value: unknown = JSON.parse(body);
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
}

describe('notifications', () => {
  it('sendNotifications() tells of a failure once, of another one again, and of the recovery once', async () => {
    const [hook, kept] = [await serveTaker(), await serveConfigMap('my-bot-hours-state', { isLocal: true })];
    const env = { HOOK_URL: `${hook.url}${TOKEN}`, ...kept.env };
    const run = async (failed: readonly string[]): Promise<number> => {
      const { report } = await runNotified({ notify: WEBHOOK, hasState: true, failed, env });
      expect(report).not.toHaveProperty('warnings');
      return report.exitCode;
    };
    const codes = [];
    for (const failed of [[], ['a'], ['a'], ['a', 'b'], ['b', 'a'], [], [], ['a']])
      codes.push(await run(failed));
    expect(codes).toEqual([0, 65, 65, 65, 65, 0, 0, 65]);
    expect(titles(hook)).toEqual([
      'my-bot: evening failed (some items failed)',
      'my-bot: evening failed (some items failed)',
      'my-bot: evening is well again',
      'my-bot: evening failed (some items failed)',
    ]);
    expect(JSON.parse(hook.requests[1]?.body ?? '')).toMatchObject({
      schema: 1,
      event: 'failure',
      bot: 'my-bot',
      entry: 'evening',
      function: 'office-hours',
      clusterId: 'cluster-1',
      problem: 'my-bot/evening/cluster-1',
      table: {
        columns: ['item', 'code', 'message'],
        rows: [
          ['a', 'conflict', 'a was busy'],
          ['b', 'conflict', 'b was busy'],
        ],
      },
      facts: {
        Function: 'office-hours (evening)',
        Result: 'some items failed (exit code 65)',
        workloads: '3',
      },
      report: { exitCode: 65 },
    });
    expect(JSON.parse(kept.data.get('notify.json') ?? '')).toEqual({
      evening: { 'webhook (HOOK_URL)': expect.stringMatching(/^[\da-f]{16}$/) as unknown },
    });
  });

  it('sendNotifications() tells again what could not be told, and changes no exit code by that', async () => {
    let status = 500;
    const hook = await serve((_request, response) => {
      answerJson(response, { message: 'no room' }, { status });
    });
    const kept = await serveConfigMap('my-bot-hours-state', { isLocal: true });
    const env = { HOOK_URL: `${hook.url}${TOKEN}`, ...kept.env };
    const first = await runNotified({ notify: WEBHOOK, hasState: true, error: 'boom', env });
    expect(first.report).toMatchObject({
      exitCode: 1,
      warnings: ['Cannot tell webhook (HOOK_URL): the answer was 500: {"message":"no room"}'],
    });
    status = 200;
    await runNotified({ notify: WEBHOOK, hasState: true, error: 'boom', env });
    await runNotified({ notify: WEBHOOK, hasState: true, error: 'boom', env });
    expect(hook.requests).toHaveLength(2);
  });

  it.each([{ on: ['failure'] }, { on: ['failure', 'change'] }])(
    'sendNotifications() tells of a failure again after a good run, with %j',
    async ({ on }) => {
      const [hook, kept] = [
        await serveTaker(),
        await serveConfigMap('my-bot-hours-state', { isLocal: true }),
      ];
      const notify = [{ to: 'webhook', url: 'HOOK_URL', on }];
      const env = { HOOK_URL: hook.url, ...kept.env };
      for (const failed of [['a'], ['a'], [], ['a'], ['a']])
        await runNotified({ notify, hasState: true, failed, env });
      expect(titles(hook)).toEqual([
        'my-bot: evening failed (some items failed)',
        'my-bot: evening failed (some items failed)',
      ]);
    },
  );

  it('sendNotifications() tells every failure where nothing is kept, and says so', async () => {
    const hook = await serveTaker();
    const env = { HOOK_URL: hook.url };
    const runs = [];
    for (const failed of [['a'], ['a'], []]) runs.push(await runNotified({ notify: WEBHOOK, failed, env }));
    expect(titles(hook)).toHaveLength(2);
    for (const { report } of runs)
      expect(report.warnings?.[0]).toContain('every failure is told, equal ones too');
    const refused = await serveConfigMap('my-bot-hours-state', { isLocal: true });
    refused.setVerbs([]);
    const gone = await runNotified({
      notify: WEBHOOK,
      hasState: true,
      failed: ['a'],
      env: { ...env, ...refused.env },
    });
    expect(gone.report.warnings?.[0]).toContain('It is not known what people were told before');
    expect(gone.report.exitCode).toBe(65);
    expect(titles(hook)).toHaveLength(3);
  });

  it('sendNotifications() fills in what the documentation names of a run', async () => {
    const hook = await serveTaker();
    const docs = await readFile(path.join(import.meta.dirname, '../../docs/notify.md'), 'utf8');
    const [, list = ''] = /In `runUrl` these are filled in:\n(.*)\n/.exec(docs) ?? [];
    const names = [...list.matchAll(/`(\{\w+\})`/g)].map(([, name]) => name);
    await runNotified({
      notify: [{ to: 'webhook', url: 'HOOK_URL', on: ['change'] }],
      writes: 1,
      env: { HOOK_URL: hook.url, HOSTNAME: 'my-bot-1-abcde' },
      runUrl: `https://logs.example/${names.join('/')}`,
    });
    const told: unknown = JSON.parse(hook.requests[0]?.body ?? '');
    expect(told).toMatchObject({
      link: expect.stringMatching(/^https:\/\/logs\.example(?:\/[^/{]+){8}$/) as unknown,
    });
  });

  it('sendNotifications() tells what was written, and calls a heartbeat after good runs alone', async () => {
    const [hook, heart] = [await serveTaker(), await serveTaker()];
    const notify = [
      { to: 'webhook', url: 'HOOK_URL', on: ['change'] },
      { to: 'heartbeat', url: 'HEART_URL' },
    ];
    const env = { HOOK_URL: hook.url, HEART_URL: `${heart.url}/ping` };
    await runNotified({ notify, env });
    await runNotified({ notify, writes: 2, env, runUrl: 'https://logs.example/{bot}/{job}?at={startedMs}' });
    await runNotified({ notify, writes: 1, failed: ['a'], env });
    expect(titles(hook)).toEqual(['my-bot: evening made changes', 'my-bot: evening made changes']);
    expect(JSON.parse(hook.requests[0]?.body ?? '')).toMatchObject({
      event: 'change',
      link: expect.stringMatching(/^https:\/\/logs\.example\/my-bot\/\?at=\d{13}$/) as unknown,
      table: {
        rows: [
          ['PUT', '/v1/kubernetes/clusters/cluster-1/policies', '200'],
          ['PUT', '/v1/kubernetes/clusters/cluster-1/policies', '200'],
        ],
      },
    });
    expect(heart.requests.map(({ method, url }) => `${method} ${url}`)).toEqual(['GET /ping', 'GET /ping']);
  });

  it('sendNotifications() triggers one alert of PagerDuty and resolves it', async () => {
    const [pager, kept] = [
      await serveTaker(202),
      await serveConfigMap('my-bot-hours-state', { isLocal: true }),
    ];
    const notify = [{ to: 'pagerduty', url: 'PAGER' }];
    const env = { PAGER: `${pager.url}/v2/enqueue?routing_key=${'k'.repeat(32)}`, ...kept.env };
    for (const failed of [['a'], ['a'], [], []]) await runNotified({ notify, hasState: true, failed, env });
    expect(
      pager.requests.map(({ body, url }) => [
        url,
        readMember(body, 'event_action'),
        readMember(body, 'dedup_key'),
      ]),
    ).toEqual([
      ['/v2/enqueue', 'trigger', 'castai-bot/my-bot/evening/cluster-1'],
      ['/v2/enqueue', 'resolve', 'castai-bot/my-bot/evening/cluster-1'],
    ]);
    expect(readMember(pager.requests[0]?.body ?? '', 'routing_key')).toBe('k'.repeat(32));
  });

  it.each([{ DRY_RUN: '1' }, { BOT_SIMULATED: '1' }])(
    'notify() and sendNotifications() send nothing with %j, and show what they would send',
    async (variables: Readonly<Record<string, string>>) => {
      const hook = await serveTaker();
      const notify = [...SLACK, { to: 'heartbeat', url: 'HEART_URL' }];
      const env = { SLACK_URL: hook.url, HEART_URL: hook.url, ...variables };
      const notice = { title: 'hello', facts: { nodes: 3 } };
      const good = await runNotified({ notify, notice, env });
      const bad = await runNotified({ notify, failed: ['a'], env });
      expect(hook.requests).toEqual([]);
      expect(good.printed).toContain('Would tell slack (SLACK_URL): hello');
      expect(good.printed).toContain('Would call heartbeat (HEART_URL)');
      expect(bad.printed).toContain('Would tell slack (SLACK_URL): my-bot: evening failed');
    },
  );

  it.each([{ DRY_RUN: '1' }, { BOT_SIMULATED: '1' }])(
    'sendNotifications() shows with %j what it would say of the writes, cut to what is told',
    async (variables: Readonly<Record<string, string>>) => {
      const notify = [{ to: 'slack', url: 'SLACK_URL', on: ['change'] }];
      const env = { SLACK_URL: 'http://127.0.0.1:9', LOG_FORMAT: 'json', ...variables };
      const { printed } = await runNotified({ notify, writes: 23, env });
      const [told = ''] = printed.split('\n').filter((line) => line.includes('Would tell'));
      expect(told).toContain('my-bot: evening made changes');
      expect(told.match(/"PUT","\/v1\/kubernetes\/clusters\/cluster-1\/policies"/g)).toHaveLength(20);
      expect(told).toContain('"more":3');
      const none = await runNotified({ notify, env });
      expect(none.printed).not.toContain('Would tell');
    },
  );

  it('notify() tells what a function says, and never rejects', async () => {
    const hook = await serveTaker();
    const notify = [
      { to: 'webhook', url: 'HOOK_URL' },
      { to: 'slack', url: 'GONE' },
      { to: 'pagerduty', url: 'GONE' },
    ];
    const notice = {
      title: 'Costs',
      text: 'of a week',
      facts: { total: 12 },
      table: [
        { name: 'a', cost: 1 },
        { name: 'b', spot: true },
      ],
    };
    const { report } = await runNotified({ notify, notice, env: { HOOK_URL: hook.url } });
    expect(JSON.parse(hook.requests[0]?.body ?? '')).toEqual({
      schema: 1,
      event: 'message',
      title: 'Costs',
      text: 'of a week',
      facts: { Bot: 'my-bot', Cluster: 'cluster-1', total: '12' },
      table: {
        columns: ['name', 'cost', 'spot'],
        rows: [
          ['a', '1', ''],
          ['b', '', 'true'],
        ],
        more: 0,
      },
      problem: 'my-bot/evening/cluster-1',
      bot: 'my-bot',
      entry: 'evening',
      function: 'office-hours',
      clusterId: 'cluster-1',
    });
    expect(report.exitCode).toBe(0);
    expect(report.warnings?.[0]).toBe(
      'Cannot tell slack (GONE): env GONE is missing: castai-bot secret set GONE, here a line in test_config.env',
    );
    expect((await runNotified({ notify: [], notice })).printed).toContain(
      'Nobody is told, for castai-bot.json names nobody: Costs',
    );
  });

  it('notifications keep their addresses and the key from all that is printed and sent', async () => {
    const hook = await serve((request, response) => {
      answerJson(response, { no: request.url }, { status: 404 });
    });
    const address = `${hook.url}${TOKEN}`;
    const { printed, report } = await runNotified({
      notify: SLACK,
      error: `cannot POST ${address} or ${TOKEN}, ${Buffer.from(address).toString('base64')}`,
      env: { SLACK_URL: address },
    });
    const everything = [printed, JSON.stringify(report), ...hook.requests.map(({ body }) => body)].join('\n');
    expect(everything).not.toContain(TOKEN);
    expect(everything).not.toContain(Buffer.from(address).toString('base64'));
    expect(report.warnings).toEqual([
      expect.stringContaining('It is not kept') as unknown,
      'Cannot tell slack (SLACK_URL): the answer was 404: {"no":"[redacted]"}',
    ]);
  });

  it.each([
    ['http://example.com/x', 'env SLACK_URL is no https address'],
    ['file:///etc/passwd', 'env SLACK_URL is no address'],
    ['hello', 'env SLACK_URL is no address'],
  ])('notifications do not go to %s', async (SLACK_URL, problem) => {
    const { report } = await runNotified({ notify: SLACK, failed: ['a'], env: { SLACK_URL } });
    expect(report.warnings?.[1]).toContain(problem);
  });

  it('testNotifications() sends a test to each target, and runs nothing', async () => {
    const hook = await serveTaker();
    const notify = [...SLACK, { to: 'teams', url: 'TEAMS_URL' }, { to: 'heartbeat', url: 'HEART_URL' }];
    const { printed } = await runNotified({
      notify,
      env: { SLACK_URL: hook.url, BOT_NOTIFY_TEST: '1' },
      error: 'never',
    });
    expect(hook.requests.map(({ body }) => readMember(body, 'text'))).toEqual([
      'my-bot: a test of the notifications of evening',
    ]);
    expect(JSON.parse(printed.trimEnd().split('\n').at(-1) ?? '')).toEqual({
      schema: 1,
      bot: 'my-bot',
      targets: [
        { to: 'slack', url: 'SLACK_URL', problem: null },
        {
          to: 'teams',
          url: 'TEAMS_URL',
          problem:
            'env TEAMS_URL is missing: castai-bot secret set TEAMS_URL, here a line in test_config.env',
        },
      ],
    });
  });
});
