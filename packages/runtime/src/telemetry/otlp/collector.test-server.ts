import type { ServerResponse } from 'node:http';
import { answerJson, type SeenRequest, serve } from '../../http/testing/serve.test-server.ts';

/** Attributes by name, numbers as the texts that OTLP sends. */
export type SentAttributes = Readonly<Record<string, unknown>>;

/** A span as a collector reads it. */
export interface SentSpan {
  readonly name: string;
  readonly kind: number;
  readonly traceId: string;
  readonly spanId: string;
  readonly parentSpanId: string | undefined;
  readonly startedAt: bigint;
  readonly endedAt: bigint;
  readonly attributes: SentAttributes;
  readonly events: readonly string[];
  readonly status: { readonly code?: number };
}

/** A metric as a collector reads it: its points by value and attributes. */
export interface SentMetric {
  readonly isDelta: boolean;
  readonly points: readonly { readonly value: unknown; readonly attributes: SentAttributes }[];
}

/** What a collector of the tests got. */
export interface TestCollector {
  readonly url: string;
  readonly requests: readonly SeenRequest[];
  listSpans(): readonly SentSpan[];
  readMetrics(): Readonly<Record<string, SentMetric>>;
  /** Of the first message. */
  readResource(): SentAttributes;
}

/** Starts a collector, which takes all unless told otherwise, for the length of one test. */
export async function serveCollector(
  answer: (response: ServerResponse) => void = (response) => {
    answerJson(response, {});
  },
): Promise<TestCollector> {
  const { requests, url } = await serve((_request, response) => {
    answer(response);
  });
  const bodies = (signal: string): readonly Message[] =>
    requests.filter(({ url: at }) => at === `/v1/${signal}`).map(({ body }) => parse(body));
  return {
    url,
    requests,
    listSpans: () => bodies('traces').flatMap(readSpans),
    readMetrics: () => Object.fromEntries(bodies('metrics').flatMap(readMetrics)),
    readResource: () => {
      const { resourceMetrics = [], resourceSpans = resourceMetrics } = parse(requests[0]?.body ?? '{}');
      return readAttributes(resourceSpans[0]?.resource);
    },
  };
}

interface Attributed {
  readonly attributes?: readonly {
    readonly key: string;
    readonly value: Readonly<Record<string, unknown>>;
  }[];
}

interface Resource {
  readonly resource: Attributed;
}

interface RawSpan extends Attributed, Omit<SentSpan, 'attributes' | 'events' | 'startedAt' | 'endedAt'> {
  readonly startTimeUnixNano: string;
  readonly endTimeUnixNano: string;
  readonly events: readonly { readonly name: string }[];
}

interface RawPoint extends Attributed {
  readonly asInt?: string;
  readonly asDouble?: number;
}

interface RawMetric {
  readonly name: string;
  readonly sum?: { readonly aggregationTemporality: number; readonly dataPoints: readonly RawPoint[] };
  readonly gauge?: { readonly dataPoints: readonly RawPoint[] };
}

interface Message {
  readonly resourceSpans?: readonly (Resource & {
    readonly scopeSpans: readonly { readonly spans: readonly RawSpan[] }[];
  })[];
  readonly resourceMetrics?: readonly (Resource & {
    readonly scopeMetrics: readonly { readonly metrics: readonly RawMetric[] }[];
  })[];
}

function parse(body: string): Message {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- what the tests look at is what they find
  return JSON.parse(body) as Message;
}

function readAttributes({ attributes = [] }: Attributed = {}): SentAttributes {
  return Object.fromEntries(attributes.map(({ key, value }) => [key, Object.values(value)[0]]));
}

function readSpans({ resourceSpans = [] }: Message): readonly SentSpan[] {
  const spans = resourceSpans.flatMap(({ scopeSpans }) => scopeSpans.flatMap((scope) => scope.spans));
  return spans.map(({ endTimeUnixNano, events, startTimeUnixNano, ...span }) => ({
    ...span,
    startedAt: BigInt(startTimeUnixNano),
    endedAt: BigInt(endTimeUnixNano),
    attributes: readAttributes(span),
    events: (events ?? []).map(({ name }) => name),
  }));
}

function readMetrics({ resourceMetrics = [] }: Message): readonly (readonly [string, SentMetric])[] {
  const metrics = resourceMetrics.flatMap(({ scopeMetrics }) =>
    scopeMetrics.flatMap((scope) => scope.metrics),
  );
  return metrics.map(({ gauge, name, sum }) => [
    name,
    {
      isDelta: sum?.aggregationTemporality === 1,
      points:
        (sum ?? gauge)?.dataPoints.map((point) => ({
          value: point.asInt ?? point.asDouble,
          attributes: readAttributes(point),
        })) ?? [],
    },
  ]);
}
