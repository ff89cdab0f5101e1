import type { Ending } from '../../end/decide-ending.ts';
import type { BotRun } from '../../run/bot-run.ts';
import type { CallBook } from './call-book.ts';
import { type Attributes, writeAttributes, writeTime } from './otlp-values.ts';
import { type Metric, type Period, writeMetrics } from './write-metrics.ts';
import { ERROR, nameError, type SpanPlace, writeCallSpan } from './write-trace.ts';

const INTERNAL = 1;
const TRACE_BYTES = 16;
const SPAN_BYTES = 8;

/** `00-TRACE-SPAN-FLAGS`, as whoever starts the run may hand it on. @see https://www.w3.org/TR/trace-context/ */
const TRACEPARENT = /^[\da-f]{2}-([\da-f]{32})-([\da-f]{16})-[\da-f]{2}$/;

/** A run as spans, itself and its calls, and as metrics. */
export function writeRun(
  run: BotRun,
  { book, ending }: { readonly book: CallBook; readonly ending: Ending },
): { readonly spans: readonly object[]; readonly metrics: readonly object[] } {
  const time = { startedAt: run.startedAt.getTime(), endedAt: run.now().getTime() };
  const place = placeOf(run);
  const about = describe(run, ending);
  const root = {
    ...place,
    name: run.facts.functionName === null ? 'run' : `run ${run.facts.functionName}`,
    kind: INTERNAL,
    startTimeUnixNano: writeTime(time.startedAt),
    endTimeUnixNano: writeTime(time.endedAt),
    attributes: writeAttributes({
      ...about,
      'castai_bot.dropped_spans': book.dropped === 0 ? undefined : book.dropped,
      'error.type': ending.error === undefined ? undefined : nameError(ending.error),
    }),
    status:
      ending.exitCode === 0 ? {} : { code: ERROR, message: ending.error?.message ?? 'some items failed' },
  };
  const calls = book.calls.map((facts) =>
    writeCallSpan(
      { traceId: place.traceId, spanId: randomHex(SPAN_BYTES), parentSpanId: place.spanId },
      facts,
    ),
  );
  return {
    spans: [root, ...calls],
    metrics: writeMetrics(listMetrics(run, { book, ending, about, time }), time),
  };
}

function placeOf(run: BotRun): SpanPlace {
  const spanId = randomHex(SPAN_BYTES);
  const [, traceId, parentSpanId] = TRACEPARENT.exec(run.env['TRACEPARENT'] ?? '') ?? [];
  return traceId === undefined
    ? { traceId: randomHex(TRACE_BYTES), spanId }
    : { traceId, spanId, parentSpanId };
}

function describe({ facts }: BotRun, { exitCode }: Ending): Attributes {
  return {
    'castai_bot.function': facts.functionName ?? undefined,
    'castai_bot.cluster_id': facts.clusterId ?? undefined,
    'castai_bot.dry_run': facts.dryRun,
    'castai_bot.exit_code': exitCode,
  };
}

interface Counted {
  readonly about: Attributes;
  readonly book: CallBook;
  readonly ending: Ending;
  readonly time: Period;
}

function listMetrics(run: BotRun, { about, book, ending, time }: Counted): readonly Metric[] {
  const { counts, failed } = ending.result;
  const seconds = (time.endedAt - time.startedAt) / 1000;
  const of = (value: number): Metric['points'] => [{ value, attributes: about }];
  const named = Object.entries(counts).map(([name, value]) => ({
    value,
    attributes: { ...about, 'castai_bot.count': name },
  }));
  return [
    { name: 'castai_bot.runs', unit: '{run}', kind: 'counted', points: of(1) },
    { name: 'castai_bot.run.duration', unit: 's', kind: 'gauge', points: of(seconds) },
    { name: 'castai_bot.run.counts', unit: '1', kind: 'gauge', points: named },
    { name: 'castai_bot.run.failed', unit: '{item}', kind: 'gauge', points: of(failed.length) },
    {
      name: 'castai_bot.run.planned',
      unit: '{write}',
      kind: 'gauge',
      points: run.facts.dryRun ? of(run.plan.length) : [],
    },
    { name: 'castai_bot.calls', unit: '{call}', kind: 'counted', points: book.countCalls() },
    { name: 'castai_bot.retries', unit: '{retry}', kind: 'counted', points: of(book.retried) },
  ];
}

function randomHex(bytes: number): string {
  return Buffer.from(crypto.getRandomValues(new Uint8Array(bytes))).toString('hex');
}
