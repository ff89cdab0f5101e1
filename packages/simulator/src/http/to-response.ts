import type { Reply } from './route.ts';
import { streamJson } from './stream-json.ts';

/** Writes a reply as a response: JSON, or the text that a handler gave. */
export function toResponse(
  { status, body, headers: own }: Reply<unknown>,
  { requestId, date }: { readonly requestId: string; readonly date: Date },
): Response {
  const headers = new Headers({ 'X-Castai-Request-Id': requestId, Date: date.toUTCString(), ...own });
  if (body === undefined) return new Response(null, { status, headers });
  if (typeof body === 'string') {
    if (!headers.has('Content-Type')) headers.set('Content-Type', 'text/plain; version=0.0.4; charset=utf-8');
    return new Response(body, { status, headers });
  }
  headers.set('Content-Type', 'application/json');
  return new Response(streamJson(body) ?? JSON.stringify(body), { status, headers });
}
