import { STATUS_CODES } from 'node:http';
import type { Ending } from '../faults/fault.ts';
import { nginxPage } from './nginx-page.ts';
import { Refusal } from './refusal.ts';
import { Reply } from './route.ts';
import type { Answer, Outgoing } from './send-answer.ts';

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
  answer: Answer,
  outgoing: Outgoing,
): Promise<void> {
  if (at === 'body') await writeHalf(answer, outgoing);
  if (kind === 'stall') return new Promise(() => undefined);
  outgoing.socket?.resetAndDestroy();
}

async function writeHalf({ status, headers, body }: Answer, outgoing: Outgoing): Promise<void> {
  const bytes = Buffer.concat([...body]);
  outgoing.writeHead(status, { ...headers, 'Content-Length': Math.max(1, bytes.length) });
  const written = Promise.withResolvers<void>();
  outgoing.write(bytes.subarray(0, bytes.length >> 1), () => written.resolve());
  await written.promise;
}
