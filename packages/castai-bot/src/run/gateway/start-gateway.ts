import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import type { AddressInfo } from 'node:net';
import { type Answerer, refuse } from './answerer.ts';

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
const INTERNAL_ERROR = 500;

/** Starts a server on loopback that answers whatever a bot asks. It has no key: the bot sends its own. */
export async function startGateway(answer: Answerer): Promise<Gateway> {
  let requests = 0;
  const server = createServer((request, response) => {
    requests += 1;
    void handle(answer, request, response);
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

async function handle(answer: Answerer, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const gone = new AbortController();
  response.once('close', () => gone.abort());
  try {
    const { method = '', url: path = '' } = request;
    const { status, headers, body } = path.startsWith('/')
      ? await answer({
          method,
          path,
          headers: readHeaders(request),
          body: await text(request),
          signal: gone.signal,
        })
      : refuse(BAD_REQUEST, `Cannot take the target ${JSON.stringify(path)}: wanted a path`);
    response.writeHead(status, headers).end(body);
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
