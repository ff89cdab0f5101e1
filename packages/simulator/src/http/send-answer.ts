import type { ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { writeJson } from '../json/write-json.ts';
import type { Reply } from './route.ts';

/** A reply as it goes out. */
export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** An array where its length is known before it is sent. */
  readonly body: readonly Buffer[] | Iterable<Buffer>;
}

/** What an answer is sent by. */
export type Outgoing = Pick<ServerResponse, 'socket' | 'writeHead' | 'write' | 'end' | 'cork'> &
  NodeJS.WritableStream;

/** Writes the body of a reply: as JSON, or as the text that a handler gave. */
export function toAnswer(
  { status, body, headers: own }: Reply<unknown>,
  { requestId, date }: { readonly requestId: string; readonly date: Date },
): Answer {
  const headers = { 'X-Castai-Request-Id': requestId, Date: date.toUTCString() };
  if (body === undefined) return { status, headers: { ...headers, ...own }, body: [] };
  if (typeof body !== 'string') {
    return {
      status,
      headers: { ...headers, ...own, 'Content-Type': 'application/json' },
      body: writeJson(body),
    };
  }
  const type = { 'Content-Type': 'text/plain; version=0.0.4; charset=utf-8' };
  return { status, headers: { ...headers, ...type, ...own }, body: [Buffer.from(body)] };
}

/** Sends an answer; a client that goes away ends it. */
export async function sendAnswer({ status, headers, body }: Answer, outgoing: Outgoing): Promise<void> {
  if (!Array.isArray(body)) {
    outgoing.writeHead(status, headers);
    await pipeline(Readable.from(body), outgoing).catch(() => undefined);
    return;
  }
  const pieces: readonly Buffer[] = body;
  const length = pieces.reduce((sum, piece) => sum + piece.length, 0);
  outgoing.writeHead(status, { ...headers, ...(length === 0 ? {} : { 'Content-Length': String(length) }) });
  outgoing.cork();
  for (const piece of pieces) outgoing.write(piece);
  outgoing.end();
}
