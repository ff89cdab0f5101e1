import { STATUS_CODES, type ServerResponse } from 'node:http';
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import type { Ending } from '../faults/fault.ts';
import { nginxPage } from './nginx-page.ts';
import { Refusal } from './refusal.ts';
import { Reply } from './route.ts';

/** The answer that a fault gives in place of the real one. */
export function faultyReply(fault: Ending & { readonly kind: 'status' }, path: string): Reply<unknown> {
  const { status, retryAfter, body = 'envelope' } = fault;
  const headers = retryAfter === undefined ? {} : { 'Retry-After': String(retryAfter) };
  if (body === 'empty') return new Reply(status, undefined, headers);
  if (body === 'html') return nginxPage(status, STATUS_CODES[status] ?? 'Error', headers);
  return new Reply<unknown>(status, new Refusal(status, `Fault: ${status}`).toBody(path), headers);
}

/** Breaks the connection as a fault says: reset or left hanging, before the answer or in the middle of it. */
export async function breakConnection(
  { kind, at }: Ending & { readonly kind: 'reset' | 'stall' },
  { response, outgoing }: { readonly response: Response; readonly outgoing: Outgoing },
): Promise<Response> {
  if (at === 'body') await writeHalf(response, outgoing);
  if (kind === 'stall') return new Promise(() => undefined);
  outgoing.socket?.resetAndDestroy();
  return RESPONSE_ALREADY_SENT;
}

type Outgoing = Pick<ServerResponse, 'socket' | 'writeHead' | 'write'>;

async function writeHalf(response: Response, outgoing: Outgoing): Promise<void> {
  const bytes = Buffer.from(await response.arrayBuffer());
  outgoing.writeHead(response.status, {
    ...Object.fromEntries(response.headers),
    'Content-Length': Math.max(1, bytes.length),
  });
  const written = Promise.withResolvers<void>();
  outgoing.write(bytes.subarray(0, bytes.length >> 1), () => written.resolve());
  await written.promise;
}
