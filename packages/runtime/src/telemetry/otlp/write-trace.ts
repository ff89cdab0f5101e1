import type { CallFacts } from '../../http/call-facts.ts';
import { CastAiBotError } from '../../errors.ts';
import { writeAttributes, writeTime } from './otlp-values.ts';

/** Which span of which trace. */
export interface SpanPlace {
  /** 32 hexadecimal digits. */
  readonly traceId: string;
  /** 16 hexadecimal digits. */
  readonly spanId: string;
  /** Of the span above it. */
  readonly parentSpanId?: string | undefined;
}

const CLIENT = 3;
/** The status of a span that failed. */
export const ERROR = 2;

/**
 * One call as a span of kind client, its retries as events.
 *
 * @see https://opentelemetry.io/docs/specs/semconv/http/http-spans/
 */
export function writeCallSpan(place: SpanPlace, facts: CallFacts): object {
  const { error, method, retries, status, template, url } = facts;
  return {
    ...place,
    name: `${method} ${template}`,
    kind: CLIENT,
    startTimeUnixNano: writeTime(facts.startedAt),
    endTimeUnixNano: writeTime(facts.endedAt),
    attributes: writeAttributes({
      'http.request.method': method,
      'http.response.status_code': status,
      'http.request.resend_count': retries.length === 0 ? undefined : retries.length,
      'url.full': url.href,
      'url.template': template,
      'server.address': url.hostname,
      'server.port': url.port === '' ? (url.protocol === 'https:' ? 443 : 80) : Number(url.port),
      'error.type': error === undefined ? undefined : nameError(error, status),
    }),
    events: retries.map(({ at, reason, waitMs }) => ({
      name: 'retry',
      timeUnixNano: writeTime(at),
      attributes: writeAttributes({ 'castai_bot.reason': reason, 'castai_bot.wait_ms': Math.round(waitMs) }),
    })),
    status: error === undefined ? {} : { code: ERROR, message: messageOf(error) },
  };
}

/** The kind of an error: the status of the answer, its code, or its name. */
export function nameError(error: unknown, status?: number): string {
  if (status !== undefined && status >= 400) return String(status);
  if (error instanceof CastAiBotError) return error.code;
  return error instanceof Error ? error.name : 'error';
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
