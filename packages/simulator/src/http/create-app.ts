import type { IncomingMessage, ServerResponse } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { setTimeout } from 'node:timers/promises';
import { type Ending, type Fault, isEnding } from '../faults/fault.ts';
import type { FaultPlan } from '../faults/fault-plan.ts';
import type { OpenApiDocument } from '../openapi-document.ts';
import { answer, type Answered, type Answering, type Exchange } from './answer.ts';
import { breakConnection, faultyReply } from './faulty-reply.ts';
import { queryToObject, type RecordedRequest, recordableHeaders } from './recorded-request.ts';
import { badField, Refusal } from './refusal.ts';
import { readHeaders } from './request-head.ts';
import { Reply } from './route.ts';
import { createRouter } from './router.ts';
import { sendAnswer, toAnswer } from './send-answer.ts';

/** What the app answers with, what goes wrong on the way, and who is told. */
export interface AppOptions extends Answering {
  readonly document: OpenApiDocument;
  readonly faults: FaultPlan;
  /** While the world is made anew: resolves when that is over. */
  readonly resetting: Promise<void> | undefined;
  /** Ends the waiting of what was delayed. */
  readonly signal: AbortSignal;
  /** Told of each request once it is answered, and how long that took in milliseconds of real time. */
  readonly onRequest: (request: RecordedRequest, tookMs: number) => void;
}

/** Answers a request that was sent to `url`. Rejects when the client goes away before it has sent all of it. */
export type App = (incoming: IncomingMessage, outgoing: ServerResponse, url: URL) => Promise<void>;

/** Where CAST AI serves its own description. */
const DOCUMENT_PATH = '/v1/spec/openapi.json';

/** Makes the HTTP side of the simulator: read, fail if it is to fail, answer, record. */
export function createApp(options: AppOptions): App {
  const { handlers, readRequest, faults, signal } = options;
  const router = createRouter(handlers);
  return async (incoming, outgoing, url) => {
    const startedAt = performance.now();
    const { clock } = options.state;
    const { method = 'GET' } = incoming;
    const head = { method, headers: readHeaders(incoming.rawHeaders) };
    const match = router(method, url.pathname);
    const body = parseBody(await readText(incoming));
    const at = new Date(clock.now()).toISOString();
    const met = faults.meet({ method, path: url.pathname, operation: match?.id });
    const delayMs = met.reduce((sum, fault) => sum + (fault.kind === 'latency' ? fault.milliseconds : 0), 0);
    if (delayMs > 0) await setTimeout(delayMs, undefined, { ref: false, signal }).catch(() => undefined);
    const ending = met.find(isEnding);
    const isBroken = ending !== undefined && ending.kind !== 'status';
    if (match !== undefined) await readRequest.prepare(match.id);
    // From here to its answer nothing is waited for: all of it is of one world.
    while (options.resetting !== undefined) await options.resetting.catch(() => undefined);
    const { state } = options;
    const { reply, unknownFields } = carryOut({ request: head, url, body, match }, { options, met, ending });
    const requestId = state.random.uuid();
    const request: RecordedRequest = {
      at,
      method,
      path: url.pathname,
      query: queryToObject(url.searchParams),
      headers: recordableHeaders(head.headers),
      body: body instanceof Refusal ? undefined : body,
      unknownFields,
      operation: match?.id,
      // Who does not wait any more gets no answer, whatever was done.
      status: isBroken || outgoing.destroyed ? 0 : reply.status,
      requestId,
      faults: met.map(({ kind }) => kind),
    };
    options.onRequest(request, performance.now() - startedAt);
    const sent = toAnswer(reply, { requestId, date: new Date(state.clock.now()) });
    if (isBroken) await breakConnection(ending, sent, outgoing);
    else await sendAnswer(sent, outgoing);
  };
}

/** What these have behind their headers means nothing. */
const BODILESS: ReadonlySet<string | undefined> = new Set(['GET', 'HEAD']);

async function readText(incoming: IncomingMessage): Promise<string> {
  return BODILESS.has(incoming.method) ? '' : new TextDecoder().decode(await buffer(incoming));
}

/** Carries a request out, unless a fault ends it before. */
function carryOut(
  exchange: Exchange,
  {
    options,
    met,
    ending,
  }: { readonly options: AppOptions; readonly met: readonly Fault[]; readonly ending: Ending | undefined },
): Answered {
  const isLeftOut = ending !== undefined && ending.isApplied !== true;
  const answered = isLeftOut ? answerWith(new Reply(200, {})) : answerWell(exchange, options, met);
  if (ending?.kind !== 'status') return answered;
  return { ...answered, reply: faultyReply(ending, exchange.url.pathname) };
}

/** The document needs no key, as CAST AI's own. */
function answerWell(exchange: Exchange, options: AppOptions, met: readonly Fault[]): Answered {
  const { request, url } = exchange;
  if (request.method === 'GET' && url.pathname === DOCUMENT_PATH) {
    return answerWith(new Reply(200, documentAt(url.origin, options.document)));
  }
  return answer(exchange, {
    ...options,
    refusesKeys: met.some(({ kind }) => kind === 'wrongKey'),
    isReadonly: met.some(({ kind }) => kind === 'readonlyKey'),
  });
}

/** The document as one of this simulator: clients send to the first server that it names. */
function documentAt(url: string, document: OpenApiDocument): OpenApiDocument {
  return { ...document, servers: [{ url, description: 'This simulator' }, ...document.servers] };
}

function answerWith(reply: Reply<unknown>): Answered {
  return { reply, unknownFields: [] };
}

function parseBody(text: string): unknown {
  if (text === '') return undefined;
  try {
    const value: unknown = JSON.parse(text);
    return value;
  } catch {
    return badField('body', 'not JSON');
  }
}
