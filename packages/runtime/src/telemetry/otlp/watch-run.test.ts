import { describe, expect, it } from 'vitest';
import { canaryKey, configFor, runBot } from '../../bot/bot.test-process.ts';
import { answerJson } from '../../http/testing/serve.test-server.ts';
import { serveCollector } from './collector.test-server.ts';
import { run } from './touch-nodes.test-run.ts';

describe('watchRun', () => {
  it('sends one trace a run, a span a call, retries as events', async () => {
    const collector = await serveCollector();
    await run({ OTEL_EXPORTER_OTLP_ENDPOINT: collector.url });
    const spans = collector.listSpans();
    expect(spans.map(({ events, kind, name, status }) => [name, kind, status.code, events])).toEqual([
      ['run touch-nodes', 1, 2, []],
      ['GET /v1/kubernetes/external-clusters/{clusterId}/nodes/{nodeId}', 3, undefined, ['retry']],
      ['GET /v1/kubernetes/external-clusters/{clusterId}/nodes/{nodeId}', 3, 2, []],
    ]);
    const [root, good, bad] = spans;
    expect(root?.attributes).toEqual({
      'castai_bot.function': 'touch-nodes',
      'castai_bot.cluster_id': 'cluster-1',
      'castai_bot.dry_run': false,
      'castai_bot.exit_code': '65',
    });
    const of = { 'http.request.method': 'GET', 'server.address': '127.0.0.1' };
    expect(good?.attributes).toMatchObject({
      ...of,
      'http.response.status_code': '200',
      'http.request.resend_count': '1',
    });
    expect(bad?.attributes).toMatchObject({ ...of, 'http.response.status_code': '404', 'error.type': '404' });
    const parents = spans.map(({ parentSpanId }) => parentSpanId);
    expect(parents).toEqual([undefined, root?.spanId, root?.spanId]);
    expect(new Set(spans.map(({ traceId }) => traceId)).size).toBe(1);
    expect(root?.traceId).toMatch(/^[\da-f]{32}$/);
    const times = spans.map(({ endedAt, startedAt }) => endedAt >= startedAt);
    expect(times).toEqual([true, true, true]);
  });

  it('sends counters and the counts of the function', async () => {
    const collector = await serveCollector();
    await run({ OTEL_EXPORTER_OTLP_ENDPOINT: `${collector.url}/` });
    const metrics = collector.readMetrics();
    const values = Object.entries(metrics).map(([name, { isDelta, points }]) => [
      name,
      isDelta,
      points.map(({ value }) => value),
    ]);
    expect(values).toEqual([
      ['castai_bot.runs', true, ['1']],
      ['castai_bot.run.duration', false, [expect.anything()]],
      ['castai_bot.run.counts', false, ['1']],
      ['castai_bot.run.failed', false, ['1']],
      ['castai_bot.calls', true, ['1', '1']],
      ['castai_bot.retries', true, ['1']],
    ]);
    expect(metrics['castai_bot.calls']?.points.map(({ attributes }) => attributes)).toEqual([
      { 'http.request.method': 'GET', 'http.response.status_code': '200' },
      { 'http.request.method': 'GET', 'http.response.status_code': '404' },
    ]);
    expect(collector.readResource()).toMatchObject({ 'service.name': 'my-bot' });
  });

  it('takes the name, attributes, headers and parent that the environment gives', async () => {
    const collector = await serveCollector();
    const traceId = 'ab'.repeat(16);
    const { printed } = await run({
      OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: `${collector.url}/v1/traces`,
      OTEL_EXPORTER_OTLP_HEADERS: 'authorization=Bearer%20collector-token,x-team=a',
      OTEL_RESOURCE_ATTRIBUTES: 'service.name=other,team=platform%20eng',
      OTEL_SERVICE_NAME: 'night-bot',
      TRACEPARENT: `00-${traceId}-00f067aa0ba902b7-01`,
    });
    expect(collector.requests).toMatchObject([
      { url: '/v1/traces', headers: { authorization: 'Bearer collector-token', 'x-team': 'a' } },
    ]);
    expect(collector.readResource()).toMatchObject({ 'service.name': 'night-bot', team: 'platform eng' });
    expect(collector.listSpans()[0]).toMatchObject({ traceId, parentSpanId: '00f067aa0ba902b7' });
    expect(printed).not.toContain('collector-token');
  });

  it('takes what is said of one signal before what is said of all', async () => {
    const collector = await serveCollector();
    const { printed } = await run({
      OTEL_EXPORTER_OTLP_ENDPOINT: collector.url,
      OTEL_EXPORTER_OTLP_HEADERS: 'x-token=token-of-all',
      OTEL_EXPORTER_OTLP_TRACES_HEADERS: 'x-token=token-of-traces',
    });
    const tokens = collector.requests.map(({ headers, url }) => [url, headers['x-token']]);
    expect(Object.fromEntries(tokens)).toEqual({
      '/v1/traces': 'token-of-traces',
      '/v1/metrics': 'token-of-all',
    });
    expect(printed).not.toMatch(/token-of-(all|traces)/);
  });

  it('sends nothing of the key', async () => {
    const collector = await serveCollector();
    await run({ OTEL_EXPORTER_OTLP_ENDPOINT: collector.url, OTEL_SERVICE_NAME: canaryKey });
    expect(collector.requests).toHaveLength(2);
    expect(JSON.stringify(collector.requests)).not.toContain('c0ffee42');
  });

  it.each([
    [
      'another protocol',
      { OTEL_EXPORTER_OTLP_PROTOCOL: 'grpc' },
      'No traces or metrics are sent by it: OTEL_EXPORTER_OTLP_PROTOCOL is "grpc"',
    ],
    [
      'what is no URL',
      { OTEL_EXPORTER_OTLP_ENDPOINT: 'collector' },
      'No traces or metrics are sent by it: OTEL_EXPORTER_OTLP_ENDPOINT is "collector"',
    ],
  ])('warns once of %s and sends nothing', async (_, env, warning) => {
    const collector = await serveCollector();
    const { printed, report } = await run({ OTEL_EXPORTER_OTLP_ENDPOINT: collector.url, ...env });
    expect(printed.replaceAll('\\"', '"').split(warning)).toHaveLength(2);
    expect([collector.requests, report.exitCode]).toEqual([[], 65]);
  });

  it.each([
    ['disabled', { OTEL_SDK_DISABLED: 'true' }],
    ['without exporters', { OTEL_TRACES_EXPORTER: 'none', OTEL_METRICS_EXPORTER: 'none' }],
  ])('says and sends nothing where it is %s', async (_, env) => {
    const collector = await serveCollector();
    const { printed } = await run({ OTEL_EXPORTER_OTLP_ENDPOINT: collector.url, ...env });
    expect([collector.requests, printed.includes('are sent')]).toEqual([[], false]);
  });

  it.each([
    ['fails', 'the answer was 503'],
    ['takes a part', 'not all of it was taken: too old'],
    ['never answers', 'found no answer after 50 ms'],
    ['breaks off', 'Cannot send to http://127.0.0.1'],
  ] as const)('warns of a collector that %s, and the run ends as without it', async (fault, warning) => {
    const collector = await serveCollector((response) => {
      if (fault === 'fails') answerJson(response, {}, { status: 503 });
      if (fault === 'takes a part') answerJson(response, { partialSuccess: { errorMessage: 'too old' } });
      if (fault === 'breaks off') response.destroy();
    });
    const { printed, report } = await run({
      OTEL_EXPORTER_OTLP_ENDPOINT: collector.url,
      // Only what never answers waits for it.
      OTEL_EXPORTER_OTLP_TIMEOUT: fault === 'never answers' ? '50' : '10000',
    });
    expect(printed.split(warning)).toHaveLength(2);
    expect(report.exitCode).toBe(65);
    expect(printed.trimEnd().split('\n').at(-1)).toMatch(/^\{"schema":1/);
  });

  it.skipIf(process.platform === 'win32')(
    'lets a signal end the wait for a collector, and the code as it was (not on Windows)',
    async () => {
      const asked = Promise.withResolvers<void>();
      const collector = await serveCollector(() => {
        asked.resolve();
      });
      const ended = await runBot({
        config: configFor('succeed'),
        env: { OTEL_EXPORTER_OTLP_ENDPOINT: collector.url },
        onStart: (child) => void asked.promise.then(() => child.kill('SIGTERM')),
      });
      expect([ended.code, ended.report.exitCode]).toEqual([0, 0]);
      expect(ended.stderr).toContain('SIGTERM came meanwhile');
      expect(ended.stdout.endsWith(ended.terminationLog)).toBe(true);
    },
  );
});
