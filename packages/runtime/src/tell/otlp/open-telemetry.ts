import type { Ending } from '../../end/decide-ending.ts';
import type { BotRun } from '../../run/bot-run.ts';
import { version } from '../../version.ts';
import type { Teller } from '../teller.ts';
import { CallBook } from './call-book.ts';
import { type OtlpSettings, readOtlpSettings } from './otlp-settings.ts';
import { writeAttributes } from './otlp-values.ts';
import { sendOtlp } from './send-otlp.ts';
import { writeRun } from './write-run.ts';

/** Spans in one request. */
const BATCH = 512;
const SHORTEST_TOKEN = 8;

/** Starts to watch a run, for a trace with a span a call, and for metrics; both are sent at its end. */
export function openTelemetry(run: BotRun): Teller {
  const settings = readOtlpSettings(run.env, run.options.name);
  for (const value of Object.values(settings.headers)) hideToken(run, value);
  for (const warning of settings.warnings) run.log.warning(warning);
  const book = new CallBook();
  run.onCall = (facts) => {
    book.note(facts);
  };
  return async (ending, signal) => {
    const problems = await Promise.all(
      writeMessages(run, { book, ending, settings }).map(async (message) => {
        const problem = await sendOtlp(message, { ...settings, userAgent: run.userAgent, signal });
        return problem === undefined ? [] : [`Cannot send to ${message.url.origin}: ${problem}`];
      }),
    );
    return [...new Set(problems.flat())];
  };
}

/** `Bearer TOKEN`, or the token alone: a short word is no secret, and would be taken out of all that is printed. */
function hideToken({ redactor }: BotRun, header: string): void {
  for (const word of [header, ...header.split(' ')]) if (word.length >= SHORTEST_TOKEN) redactor.add(word);
}

interface Told {
  readonly book: CallBook;
  readonly ending: Ending;
  readonly settings: OtlpSettings;
}

function writeMessages(
  run: BotRun,
  { book, ending, settings }: Told,
): readonly { readonly url: URL; readonly body: string }[] {
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
  const write = (url: URL, body: object): { readonly url: URL; readonly body: string } => ({
    url,
    body: run.redactor.redact(JSON.stringify(body)),
  });
  const { metrics: metricsUrl, traces: tracesUrl } = settings;
  return [
    ...(tracesUrl === undefined
      ? []
      : batchesOf(spans).map((batch) =>
          write(tracesUrl, { resourceSpans: [{ resource, scopeSpans: [{ scope, spans: batch }] }] }),
        )),
    ...(metricsUrl === undefined
      ? []
      : [write(metricsUrl, { resourceMetrics: [{ resource, scopeMetrics: [{ scope, metrics }] }] })]),
  ];
}

function batchesOf<Item>(items: readonly Item[]): readonly (readonly Item[])[] {
  const count = Math.ceil(items.length / BATCH);
  return Array.from({ length: count }, (_, at) => items.slice(at * BATCH, (at + 1) * BATCH));
}
