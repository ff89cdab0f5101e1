import type { Ending } from '../../end/decide-ending.ts';
import { redactTexts } from '../../output/redact-texts.ts';
import type { BotRun } from '../../run/bot-run.ts';
import { version } from '../../version.ts';
import { CallBook } from './call-book.ts';
import { type OtlpSettings, type OtlpTarget, readOtlpSettings } from './otlp-settings.ts';
import { writeAttributes } from './otlp-values.ts';
import { type OtlpMessage, sendOtlp } from './send-otlp.ts';
import { writeRun } from './write-run.ts';

/** Spans in one request. */
const BATCH = 512;
const SHORTEST_TOKEN = 8;

/** What watches a run, and tells of it when it is over. */
export interface Telemetry {
  /**
   * Sends the trace and the metrics.
   * @param signal Aborted when there is no more time for it
   * @returns what went wrong, a sentence each; it changes nothing in how the run ends
   */
  readonly send: (ending: Ending, signal: AbortSignal) => Promise<readonly string[]>;
}

/** Starts to watch a run, for a trace with a span a call, and for metrics. */
export function watchRun(run: BotRun): Telemetry {
  const settings = readOtlpSettings(run.env, run.options.name);
  for (const target of [settings.traces, settings.metrics]) {
    for (const value of Object.values(target?.headers ?? {})) hideToken(run, value);
  }
  for (const warning of settings.warnings) run.log.warning(warning);
  const book = new CallBook();
  run.watchCalls((facts) => {
    book.note(facts);
  });
  return {
    send: async (ending, signal) => {
      const problems = await Promise.all(
        writeMessages(run, { book, ending, settings }).map(async (message) => {
          const problem = await sendOtlp(message, { userAgent: run.userAgent, signal });
          return problem === undefined ? [] : [`Cannot send to ${message.target.url.origin}: ${problem}`];
        }),
      );
      return [...new Set(problems.flat())];
    },
  };
}

/** `Bearer TOKEN`, or the token alone: a short word is no secret, and would be taken out of all that is printed. */
function hideToken({ redactor }: BotRun, header: string): void {
  for (const word of [header, ...header.split(' ')]) if (word.length >= SHORTEST_TOKEN) redactor.add(word);
}

interface Watched {
  readonly book: CallBook;
  readonly ending: Ending;
  readonly settings: OtlpSettings;
}

function writeMessages(run: BotRun, { book, ending, settings }: Watched): readonly OtlpMessage[] {
  const { metrics, spans } = writeRun(run, { book, ending });
  const resource = {
    attributes: writeAttributes({
      ...settings.resource,
      'telemetry.sdk.name': 'castai-bot',
      'telemetry.sdk.language': 'nodejs',
      'telemetry.sdk.version': version,
    }),
  };
  const scope = { name: '@castai-bot/runtime', version };
  const write = (target: OtlpTarget | undefined, bodies: readonly object[]): readonly OtlpMessage[] =>
    target === undefined
      ? []
      : bodies.map((body) => ({ target, body: JSON.stringify(redactTexts(run.redactor, body)) }));
  return [
    ...write(
      settings.traces,
      batchesOf(spans).map((batch) => ({
        resourceSpans: [{ resource, scopeSpans: [{ scope, spans: batch }] }],
      })),
    ),
    ...write(settings.metrics, [{ resourceMetrics: [{ resource, scopeMetrics: [{ scope, metrics }] }] }]),
  ];
}

function batchesOf<Item>(items: readonly Item[]): readonly (readonly Item[])[] {
  const count = Math.ceil(items.length / BATCH);
  return Array.from({ length: count }, (_, at) => items.slice(at * BATCH, (at + 1) * BATCH));
}
