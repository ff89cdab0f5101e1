import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { readUrl } from './read-url.ts';
import { refuseRequest } from './refuse-request.ts';

/** A server of pages that is listening. */
export interface PageServer {
  /** `http://127.0.0.1:port`. */
  readonly url: string;
  /** Stops at once: connections that are kept alive are cut. */
  readonly close: () => Promise<void>;
}

export interface PageServerOptions {
  /** On 127.0.0.1; 0 for a free one. */
  readonly port: number;
  /** Names besides IP addresses, localhost, names without a dot and container engines' own. */
  readonly allowedHosts: readonly string[];
  /** Answers what is not refused. */
  readonly serve: (request: Request) => Promise<Response>;
}

const HOST = '127.0.0.1';
/** What a button sends is short. */
const MOST_BODY_BYTES = 64 * 1024;

/** Serves pages on loopback, for whoever has no server of its own. @throws Error of node:net when the port cannot be had */
export async function listenForPage(options: PageServerOptions): Promise<PageServer> {
  const server = createServer((request, response) => void answerForPage(request, response, options));
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  server.once('error', reject);
  server.listen(options.port, HOST, resolve);
  await promise;
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- of a server on a port
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://${HOST}:${port}`,
    close: async () => {
      const closed = new Promise<void>((done) => server.close(() => done()));
      server.closeAllConnections();
      await closed;
    },
  };
}

/** Answers a request by what `serve` makes of it. Never rejects. */
export async function answerForPage(
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  options: Omit<PageServerOptions, 'port'>,
): Promise<void> {
  try {
    await send(await respondTo(incoming, options), outgoing);
  } catch (error) {
    // The browser has gone away, or what nobody foresaw: the page goes on asking.
    if (outgoing.headersSent) outgoing.destroy();
    else outgoing.writeHead(500, { 'content-type': 'application/json' }).end(toBody(String(error)));
  }
}

async function respondTo(
  incoming: IncomingMessage,
  { allowedHosts, serve }: Omit<PageServerOptions, 'port'>,
): Promise<Response> {
  const url = readUrl(incoming);
  if (url === undefined) return refuse(400, 'Refused: found no host name');
  const headers = new Headers(
    Object.entries(incoming.headers).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, String(value)] as [string, string]],
    ),
  );
  const refused = refuseRequest(headers, { origin: url.origin, allowedHosts });
  if (refused !== undefined) return refuse(refused.status, refused.message);
  const { method = 'GET' } = incoming;
  if (method === 'GET' || method === 'HEAD') return serve(new Request(url, { method, headers }));
  const body = await readBody(incoming);
  return body === undefined
    ? refuse(413, `Refused: found a body of more than ${MOST_BODY_BYTES} bytes`)
    : serve(new Request(url, { method, headers, body }));
}

async function readBody(incoming: IncomingMessage): Promise<string | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of incoming) {
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- no encoding is set
    const bytes = chunk as Buffer;
    size += bytes.byteLength;
    if (size > MOST_BODY_BYTES) return undefined;
    chunks.push(bytes);
  }
  return Buffer.concat(chunks).toString();
}

async function send(response: Response, outgoing: ServerResponse): Promise<void> {
  outgoing.writeHead(response.status, Object.fromEntries(response.headers));
  outgoing.flushHeaders();
  if (response.body === null) {
    outgoing.end();
    return;
  }
  await pipeline(Readable.fromWeb(response.body), outgoing);
}

function refuse(status: number, message: string): Response {
  return new Response(toBody(message), { status, headers: { 'content-type': 'application/json' } });
}

function toBody(message: string): string {
  return JSON.stringify({ message });
}
