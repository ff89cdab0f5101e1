import type { IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';
import type { Readable } from 'node:stream';
import type { Answer, ExchangeLimits, OutgoingRequest } from './exchange.ts';
import { readBody } from './read-body.ts';

/** How long a connection may take, its TLS handshake included. */
const CONNECT_MS = 10_000;

/**
 * Exchanges over node:http or node:https and their own agents, so with their kept connections, the proxies of
 * `NODE_USE_ENV_PROXY` and the authorities that Node trusts.
 */
export async function exchangeOverHttp(
  request: OutgoingRequest,
  { signal, maxBytes }: ExchangeLimits,
): Promise<Answer> {
  const response = await send(request, signal);
  const { headersDistinct, statusCode = 0, statusMessage = '' } = response;
  const body = await readBody(decompress(response), maxBytes);
  await hearOfEnd();
  return {
    status: statusCode,
    statusText: statusMessage,
    headers: { get: (name) => headersDistinct[name.toLowerCase()]?.join(', ') ?? null },
    ...body,
  };
}

/** A server may close after an answer without having said so; who sends at once would use that connection again. */
async function hearOfEnd(): Promise<void> {
  // One turn of the event loop: past what is left of this one, then past the next reading of sockets.
  await new Promise((resolve) => setImmediate(resolve));
  await new Promise((resolve) => setImmediate(resolve));
}

async function send(
  { url, method, headers, body }: OutgoingRequest,
  signal: AbortSignal,
): Promise<IncomingMessage> {
  const isSecure = url.protocol === 'https:';
  // Loaded when they are needed, and one of them only.
  const { request } = process.getBuiltinModule(isSecure ? 'node:https' : 'node:http');
  const { promise, resolve, reject } = Promise.withResolvers<IncomingMessage>();
  const length = body === undefined ? {} : { 'content-length': String(Buffer.byteLength(body)) };
  const outgoing = request(url, {
    method,
    headers: { ...headers, 'accept-encoding': 'gzip', ...length },
    signal,
  });
  outgoing.once('socket', (socket) => {
    limitConnect(socket, isSecure ? 'secureConnect' : 'connect');
  });
  outgoing.once('response', resolve);
  outgoing.on('error', reject);
  // What upgrades a connection nobody asked to upgrade is no answer, and no error to Node.
  outgoing.once('close', () => {
    reject(new Error('the connection closed without an answer'));
  });
  outgoing.end(body);
  return promise;
}

function limitConnect(socket: Socket, connected: 'connect' | 'secureConnect'): void {
  if (!socket.connecting) return;
  const timer = setTimeout(() => {
    const error = new Error(`found no connection after ${CONNECT_MS} ms`);
    socket.destroy(Object.assign(error, { code: CONNECT_TIMEOUT }));
  }, CONNECT_MS);
  const stop = (): void => {
    clearTimeout(timer);
  };
  socket.once(connected, stop).once('close', stop);
}

/** Code of the error when a connection takes too long: nothing was sent. */
export const CONNECT_TIMEOUT = 'CONNECT_TIMEOUT';

function decompress(response: IncomingMessage): Readable {
  if (!/^(?:x-)?gzip$/i.test(response.headers['content-encoding'] ?? '')) return response;
  const { constants, createGunzip } = process.getBuiltinModule('node:zlib');
  const { pipeline } = process.getBuiltinModule('node:stream');
  // What was cut off is given as it is: to read it as JSON finds that out.
  const gunzip = createGunzip({ finishFlush: constants.Z_SYNC_FLUSH });
  // An error reaches whoever reads the last of them.
  return pipeline(response, gunzip, () => undefined);
}
