import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { buffer } from 'node:stream/consumers';
import type { AddressInfo } from 'node:net';
import { type Answerer, type ApiAnswer, refuse } from './answerer.ts';
import { bringsStandIn } from './stand-in-key.ts';

/** What a bot calls in place of the API. */
export interface Gateway {
  /** `http://127.0.0.1:port`. */
  readonly url: string;
  /** How many requests it has got so far. */
  readonly requests: () => number;
  close(): Promise<void>;
}

/** These belong to one connection, or to the bytes that were sent on it. */
const OF_THE_CONNECTION = new Set([
  'accept-encoding',
  'connection',
  'content-length',
  'expect',
  'host',
  'keep-alive',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
]);

const BAD_REQUEST = 400;
const UNAUTHORIZED = 401;
const FORBIDDEN = 403;
const INTERNAL_ERROR = 500;

/** What only a browser sends. */
const OF_A_PAGE = ['origin', 'sec-fetch-site'];

/**
 * Starts a server on loopback that answers what a bot asks, and nobody else: other users of the machine and pages in a
 * browser reach loopback too, and have no stand-in.
 */
export async function startGateway(answer: Answerer, standIn: string): Promise<Gateway> {
  let requests = 0;
  const server = createServer((request, response) => {
    const refusal = findRefusal(request, standIn);
    if (refusal === undefined) requests += 1;
    void handle(refusal === undefined ? answer : () => Promise.resolve(refusal), request, response);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a server that listens on a port has one
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    requests: () => requests,
    close: async () => {
      server.close();
      server.closeAllConnections();
      if (server.listening) await once(server, 'close');
    },
  };
}

function findRefusal(request: IncomingMessage, standIn: string): ApiAnswer | undefined {
  const { headers, socket, url = '' } = request;
  if (!url.startsWith('/')) {
    return refuse(BAD_REQUEST, `Cannot take the target ${JSON.stringify(url)}: wanted a path`);
  }
  // A name that leads here is no address of ours: a page may have one.
  const own = [`127.0.0.1:${socket.localPort}`, `localhost:${socket.localPort}`];
  if (!own.includes(headers.host ?? '')) {
    return refuse(FORBIDDEN, `castai-bot answers at ${own[0]} alone, not at ${JSON.stringify(headers.host)}`);
  }
  if (OF_A_PAGE.some((name) => name in headers)) return refuse(FORBIDDEN, 'castai-bot answers no page');
  if (bringsStandIn(readHeaders(request), standIn)) return undefined;
  return refuse(
    UNAUTHORIZED,
    'castai-bot answers the bot that it runs: wanted the API_KEY that it gave to it',
  );
}

async function handle(answer: Answerer, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const gone = new AbortController();
  response.once('close', () => gone.abort());
  try {
    const { method = '', url: path = '' } = request;
    const headers = readHeaders(request);
    const asked = { method, path, headers, body: await buffer(request), signal: gone.signal };
    const { status, headers: answered, body } = await answer(asked);
    response.writeHead(status, answered).end(body);
  } catch (error) {
    if (gone.signal.aborted) return;
    const { status, headers, body } = refuse(INTERNAL_ERROR, `castai-bot failed: ${String(error)}`);
    response.writeHead(status, headers).end(body);
  }
}

function readHeaders({ headers }: IncomingMessage): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(headers)
      .filter(([name]) => !OF_THE_CONNECTION.has(name) && !name.startsWith('proxy-'))
      .map(([name, value]) => [name, Array.isArray(value) ? value.join(', ') : (value ?? '')]),
  );
}
