import { audit } from '../behaviour/audit.ts';
import { findCluster } from '../behaviour/find.ts';
import type { State } from '../state/state.ts';
import { actFor, answerStray } from './act-for.ts';
import { authenticate, authorize } from './authenticate.ts';
import { checkContentType, turnAway } from './gateway.ts';
import { Refusal, toRefusal } from './refusal.ts';
import type { RequestHead } from './request-head.ts';
import type { RequestReader } from './request-reader.ts';
import { type Call, type Handler, type Handlers, type OperationId, Reply } from './route.ts';
import { effectOf, type Match } from './router.ts';

/** A request that was read: its body is a refusal when it was no JSON. */
export interface Exchange {
  readonly request: RequestHead;
  readonly url: URL;
  readonly body: unknown;
  readonly match: Match | undefined;
}

/** What requests are answered with. */
export interface Answering {
  readonly state: State;
  readonly handlers: Handlers;
  readonly readRequest: RequestReader;
  /** Whether every key is refused. @default false */
  readonly refusesKeys?: boolean;
  /** Whether every key may only read. @default false */
  readonly isReadonly?: boolean;
}

/** What came of a request. */
export interface Answered {
  readonly reply: Reply<unknown>;
  /** What its body had and the API does not know. */
  readonly unknownFields: readonly string[];
}

/** Answers a request: who asks, for what, may they, and what comes of it. Every refusal becomes the API's error envelope. */
export function answer(
  { request, url, body, match }: Exchange,
  { state, handlers, readRequest, refusesKeys = false, isReadonly = false }: Answering,
): Answered {
  let unknownFields: readonly string[] = [];
  try {
    state.clock.settle();
    const turnedAway = turnAway(state, request.headers);
    if (turnedAway !== undefined) return { reply: turnedAway, unknownFields };
    if (refusesKeys) throw new Refusal(401, 'Unauthorized');
    const asking = authenticate(state, request.headers);
    if (match === undefined) {
      const known = 'GET /v1/spec/openapi.json lists what it knows';
      throw new Refusal(501, `The simulator does not know ${request.method} ${url.pathname}: ${known}`);
    }
    const caller = actFor(state, { caller: asking, params: match.params });
    const stray = answerStray(state, { caller, params: match.params, path: url.pathname });
    if (stray !== undefined) return { reply: stray, unknownFields };
    if (body !== undefined) checkContentType(state, request.headers);
    if (body instanceof Refusal) throw body;
    const read = readRequest.read(match.id, { params: url.searchParams, body });
    ({ unknownFields } = read);
    const effect = effectOf(match.id, read.query);
    authorize({ ...caller, isReadonly: isReadonly || caller.isReadonly }, effect);
    const { clusterId } = match.params;
    if (clusterId !== undefined) findCluster({ params: { clusterId }, caller, state });
    const answered = call(handlers, match.id, { params: match.params, ...read, caller, state });
    if (effect === 'write') {
      audit(state, { operation: match.id, params: match.params, body: read.body, caller });
    }
    return { reply: answered instanceof Reply ? answered : new Reply(200, answered), unknownFields };
  } catch (error) {
    const refusal = toRefusal(error);
    return {
      reply: new Reply<unknown>(refusal.status, refusal.toBody(url.pathname), refusal.headers),
      unknownFields,
    };
  }
}

function call(handlers: Handlers, id: OperationId, parsed: object): unknown {
  const handle: Handler<never> | undefined = handlers[id];
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the parse boundary: the router matched this operation and its request was read against the document
  return handle?.(parsed as Call<never>);
}
