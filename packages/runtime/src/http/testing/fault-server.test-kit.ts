import { createServer, type Server, type Socket } from 'node:net';
import { createServer as createTlsServer } from 'node:tls';
import { onTestFinished } from 'vitest';
import { certificates, key } from './certificates.test-kit.ts';

/** What a server does with a connection on which the headers of a request have arrived; `seen` counts them, from 1. */
export type Fault = (socket: Socket, seen: number, request: string) => void;

/** A server that does nothing but one wrong thing. */
export interface FaultServer {
  readonly port: number;
  /** How many requests arrived. */
  readonly seen: () => number;
}

/** Starts a server below HTTP, for the length of one test. */
export async function serveFault(
  fault: Fault,
  certificate?: keyof typeof certificates,
): Promise<FaultServer> {
  let seen = 0;
  const sockets = new Set<Socket>();
  const accept = (socket: Socket): void => {
    sockets.add(socket);
    let received = '';
    socket.on('error', () => undefined);
    socket.on('data', (data) => {
      received += data.toString();
      // A TLS handshake: what an HTTP server makes of it.
      if (received.startsWith('\u0016')) socket.end(wire('400 Bad Request'));
      if (!received.includes('\r\n\r\n')) return;
      const request = received;
      received = '';
      seen += 1;
      fault(socket, seen, request);
    });
  };
  const server =
    certificate === undefined
      ? createServer(accept)
      : createTlsServer({ key, cert: certificates[certificate] }, accept);
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  return { port: await listen(server), seen: () => seen };
}

async function listen(server: Server): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server has no port');
  return address.port;
}

/** A port of which it is known that nobody listens there. */
export async function closedPort(): Promise<number> {
  const server = createServer();
  const port = await listen(server);
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** A port that takes connections and never says a word. */
export async function silentPort(): Promise<number> {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket.on('error', () => undefined));
  });
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  return listen(server);
}

/** An HTTP answer as it goes over the wire. */
export function wire(head: string, body: string | Buffer = ''): Buffer {
  return Buffer.concat([Buffer.from(`HTTP/1.1 ${head.replaceAll('\n', '\r\n')}\r\n\r\n`), Buffer.from(body)]);
}
