import { isDeepStrictEqual } from 'node:util';
import type { RequestHeaders } from './request-head.ts';

/** One request that the simulator answered. */
export interface RecordedRequest {
  /** When it arrived, in the simulator's time, RFC 3339. */
  readonly at: string;
  readonly method: string;
  /** The path as it was sent, without the query. */
  readonly path: string;
  /** A parameter given once is its text, a repeated one the list of its texts. */
  readonly query: Readonly<Record<string, string | readonly string[]>>;
  /** Names in lower case; the key is left out. */
  readonly headers: Readonly<Record<string, string>>;
  /** The parsed JSON body; `undefined` when there was none. */
  readonly body: unknown;
  /** Fields of the body that the API does not know, and so left out: `nodeDownscaler.enabeld`. */
  readonly unknownFields: readonly string[];
  /** The operationId; `undefined` when the simulator does not know the route. */
  readonly operation: string | undefined;
  /** 0 when nothing was answered. */
  readonly status: number;
  /** What was answered as X-Castai-Request-Id. */
  readonly requestId: string;
  /** The kinds of the faults that it met. */
  readonly faults: readonly string[];
}

const SECRET_HEADERS: ReadonlySet<string> = new Set(['x-api-key', 'authorization', 'cookie']);

/** Whether two requests of one method and path are alike in all that they ask for. */
export function asksForTheSame(one: RecordedRequest, other: RecordedRequest): boolean {
  return isDeepStrictEqual([one.query, one.body], [other.query, other.body]);
}

/** The headers that may be kept. */
export function recordableHeaders(headers: RequestHeaders): Readonly<Record<string, string>> {
  return Object.fromEntries([...headers].filter(([name]) => !SECRET_HEADERS.has(name)));
}

/** The query as plain data. */
export function queryToObject(params: URLSearchParams): RecordedRequest['query'] {
  const names = [...new Set(params.keys())];
  return Object.fromEntries(
    names.map((name) => {
      const [first = '', ...more] = params.getAll(name);
      return [name, more.length === 0 ? first : [first, ...more]];
    }),
  );
}
