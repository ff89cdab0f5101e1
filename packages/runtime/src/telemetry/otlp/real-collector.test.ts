import { spawn, spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import path from 'node:path';
import { nodeEnv } from '@castai-bot/testing/node-env';
import { until } from '@castai-bot/testing/until';
import { describe, expect, it, onTestFinished } from 'vitest';
import { makeDirectory } from '../../bot/bot.test-process.ts';
import { run } from './touch-nodes.test-run.ts';

/** OpenTelemetry's own collector: any distribution that has the OTLP receiver and the debug exporter. */
const program = process.env['OTELCOL'] ?? 'otelcol';
const isThere =
  spawnSync(program, ['--version'], { env: { ...nodeEnv, PATH: process.env['PATH'] } }).status === 0;
const why = isThere ? '' : ': needs otelcol on the PATH, or its path in OTELCOL';

/** Starts a collector that prints all it gets, for the length of one test. */
async function startCollector(): Promise<{ readonly url: string; readonly printed: () => string }> {
  const port = await findPort();
  const config = path.join(makeDirectory(), 'collector.yaml');
  writeFileSync(
    config,
    `
receivers: { otlp: { protocols: { http: { endpoint: "127.0.0.1:${port}" } } } }
exporters: { debug: { verbosity: detailed } }
service:
  telemetry: { metrics: { level: none } }
  pipelines:
    traces: { receivers: [otlp], exporters: [debug] }
    metrics: { receivers: [otlp], exporters: [debug] }
`,
  );
  const child = spawn(program, [`--config=${config}`]);
  onTestFinished(() => {
    child.kill();
  });
  let printed = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (printed += String(chunk)));
  await until(() => printed.includes('Everything is ready') || child.exitCode !== null);
  expect(printed).toContain('Everything is ready');
  return { url: `http://127.0.0.1:${port}`, printed: () => printed };
}

async function findPort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('The server has no port');
  return address.port;
}

describe.skipIf(!isThere)(`a real collector${why}`, () => {
  it('takes the trace and the metrics of a run, and reads them as they are meant', async () => {
    const collector = await startCollector();
    const { printed } = await run({ OTEL_EXPORTER_OTLP_ENDPOINT: collector.url });
    expect(printed).not.toContain('Cannot send');
    await until(
      () => /run touch-nodes/.test(collector.printed()) && /castai_bot.retries/.test(collector.printed()),
    );
    const seen = collector.printed();
    for (const line of [
      /Trace ID\s*: [\da-f]{32}/,
      /Kind\s*: Client/,
      /Status code\s*: Error/,
      /http\.response\.status_code: Int\(404\)/,
      /SpanEvent #0\n\s*-> Name: retry/,
      /service\.name: Str\(my-bot\)/,
      /AggregationTemporality: Delta/,
      /castai_bot\.count: Str\(nodes\)/,
    ]) {
      expect(seen).toMatch(line);
    }
  });
});
