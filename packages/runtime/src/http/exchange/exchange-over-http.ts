import type { IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';
import type { Readable } from 'node:stream';
import { BrokenExchange } from './broken-exchange.ts';
import type { Answer, AnswerHead, ExchangeLimits, OutgoingRequest } from './exchange.ts';
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
  const head: AnswerHead = {
    status: statusCode,
    headers: { get: (name) => headersDistinct[name.toLowerCase()]?.join(', ') ?? null },
  };
  try {
    const body = await readBody(decompress(response), maxBytes(head));
    await hearOfEnd();
    return { ...head, statusText: statusMessage, ...body };
  } catch (error) {
    throw new BrokenExchange(error);
  }
}

/** A server may close after an answer without having said so; who sends at once would use that connection again. */
async function hearOfEnd(): Promise<void> {
  // One turn of the event loop: past what is left of this one, then past the next reading of sockets.
  await new Promise((resolve) => setImmediate(resolve));
  await new Promise((resolve) => setImmediate(resolve));
}

async function send(
  { url, method, headers, body, connection }: OutgoingRequest,
  signal: AbortSignal,
): Promise<IncomingMessage> {
  const isSecure = url.protocol === 'https:';
  // Loaded when they are needed, and one of them only.
  const { Agent, request } = process.getBuiltinModule(isSecure ? 'node:https' : 'node:http');
  const { promise, resolve, reject } = Promise.withResolvers<IncomingMessage>();
  const length = body === undefined ? {} : { 'content-length': String(Buffer.byteLength(body)) };
  const outgoing = request(url, {
    method,
    headers: { ...headers, 'accept-encoding': 'gzip', ...length },
    signal,
    // An agent of its own knows no proxy, and keeps no connection.
    ...(connection === undefined ? {} : { agent: new Agent(), ca: connection.ca }),
  });
  let isOpen = false;
  outgoing.once('socket', (socket) => {
    const connected = isSecure ? 'secureConnect' : 'connect';
    isOpen = outgoing.reusedSocket || (!isSecure && !socket.connecting);
    // A kept connection says nothing more of having been made: listeners on it would only pile up.
    if (isOpen) return;
    socket.once(connected, () => (isOpen = true));
    limitConnect(socket, connected);
  });
  outgoing.once('response', resolve);
  outgoing.on('error', (error) => {
    reject(isOpen ? new BrokenExchange(error) : error);
  });
  // What upgrades a connection nobody asked to upgrade is no answer, and no error to Node.
  outgoing.once('close', () => {
    reject(new BrokenExchange(new Error('the connection closed without an answer')));
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
  const { createGunzip } = process.getBuiltinModule('node:zlib');
  const { pipeline } = process.getBuiltinModule('node:stream');
  // An error, of what was cut off too, reaches whoever reads the last of them.
  return pipeline(response, createGunzip(), () => undefined);
}
