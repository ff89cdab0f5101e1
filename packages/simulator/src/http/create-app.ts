import { Hono } from 'hono/tiny';
import { type Answering, answer } from './answer.ts';
import { queryToObject, type RecordedRequest, recordableHeaders } from './recorded-request.ts';
import { badField, Refusal } from './refusal.ts';
import type { Reply } from './route.ts';
import { createRouter } from './router.ts';

/** What the app answers with, and who is told what it answered. */
export interface AppOptions extends Answering {
  readonly onRequest: (request: RecordedRequest) => void;
}

/** Makes the HTTP side of the simulator: read, answer, record. */
export function createApp({ onRequest, ...answering }: AppOptions): Hono {
  const app = new Hono();
  const { state, handlers } = answering;
  const router = createRouter(handlers);
  app.all('*', async ({ req }) => {
    const url = new URL(req.url);
    const match = router(req.method, url.pathname);
    const body = parseBody(await req.text());
    const at = state.timestamp();
    const reply = answer({ request: req.raw, url, body, match }, answering);
    const requestId = state.random.uuid();
    onRequest({
      at,
      method: req.method,
      path: url.pathname,
      query: queryToObject(url.searchParams),
      headers: recordableHeaders(req.raw.headers),
      body: body instanceof Refusal ? undefined : body,
      operation: match?.id,
      status: reply.status,
      requestId,
    });
    return toResponse(reply, requestId);
  });
  return app;
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

function toResponse({ status, body }: Reply<unknown>, requestId: string): Response {
  const headers = new Headers({ 'X-Castai-Request-Id': requestId });
  if (body === undefined) return new Response(null, { status, headers });
  if (typeof body === 'string') {
    headers.set('Content-Type', 'text/plain; version=0.0.4; charset=utf-8');
    return new Response(body, { status, headers });
  }
  headers.set('Content-Type', 'application/json');
  return new Response(JSON.stringify(body), { status, headers });
}
