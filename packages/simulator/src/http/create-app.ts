import { Hono } from 'hono/tiny';
import type { State } from '../state/state.ts';
import { authenticate, authorize } from './authenticate.ts';
import { queryBehindCursor } from './cursor.ts';
import { type RecordedRequest, recordableHeaders } from './recorded-request.ts';
import { Query } from './query.ts';
import { badField, Refusal } from './refusal.ts';
import { type Call, type Handler, type Handlers, type OperationId, Reply } from './route.ts';
import { createRouter, type Match, type Router } from './router.ts';

/** What the app answers with, and who is told what it answered. */
export interface AppOptions {
  readonly state: State;
  readonly handlers: Handlers;
  readonly onRequest: (request: RecordedRequest) => void;
}

interface Exchange {
  readonly request: Request;
  readonly url: URL;
  readonly body: unknown;
  readonly match: Match | undefined;
}

/** Makes the HTTP side of the simulator: key, route, handler, error envelope, request id, record. */
export function createApp({ state, handlers, onRequest }: AppOptions): Hono {
  const app = new Hono();
  const router = createRouter(handlers);
  app.all('*', async ({ req }) => {
    const exchange = await read(req.raw, router);
    const { request, url, body, match } = exchange;
    const at = state.timestamp();
    const reply = answer(exchange, { state, handlers });
    const requestId = state.random.uuid();
    onRequest({
      at,
      method: request.method,
      path: url.pathname,
      query: new Query(url.searchParams).toObject(),
      headers: recordableHeaders(request.headers),
      body: body instanceof Refusal ? undefined : body,
      operation: match?.id,
      status: reply.status,
      requestId,
    });
    return toResponse(reply, requestId);
  });
  return app;
}

async function read(request: Request, router: Router): Promise<Exchange> {
  const url = new URL(request.url);
  return { request, url, body: parseBody(await request.text()), match: router(request.method, url.pathname) };
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

function answer(
  { request, url, body, match }: Exchange,
  { state, handlers }: Pick<AppOptions, 'state' | 'handlers'>,
): Reply<unknown> {
  try {
    state.clock.settle();
    const caller = authenticate(state, request.headers);
    if (match === undefined) {
      throw new Refusal(501, `The simulator does not know ${request.method} ${url.pathname}`);
    }
    authorize(caller, match.effect);
    if (body instanceof Refusal) throw body;
    const query = new Query(queryBehindCursor(url.searchParams));
    const answered = call(handlers, match.id, {
      params: match.params,
      query,
      body: body ?? {},
      caller,
      state,
    });
    return answered instanceof Reply ? answered : new Reply(200, answered);
  } catch (error) {
    const refusal = error instanceof Refusal ? error : crash(error);
    return new Reply(refusal.status, refusal.toBody());
  }
}

function call(handlers: Handlers, id: OperationId, parsed: Omit<Call<never>, 'params'>): unknown {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the parse boundary: the router matched this operation's path
  const handle = handlers[id] as Handler<OperationId> | undefined;
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the parse boundary: params, query and body are this operation's
  return handle?.(parsed as Call<OperationId>);
}

function crash(error: unknown): Refusal {
  const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return new Refusal(500, `The simulator failed: ${text}`);
}

function toResponse({ status, body }: Reply<unknown>, requestId: string): Response {
  const headers = new Headers({ 'X-Castai-Request-Id': requestId });
  if (body === undefined) return new Response(null, { status, headers });
  headers.set('Content-Type', 'application/json');
  return new Response(JSON.stringify(body), { status, headers });
}
