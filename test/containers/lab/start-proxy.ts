import { connect, createServer, type Socket } from 'node:net';
import { once } from 'node:events';
import type { Lab } from './lab.ts';
import { trust, type LabRegistry } from './start-registry.ts';

/** A second address of the registry that breaks in the middle of a push. */
export interface BreakingProxy {
  readonly host: string;
  /** Resolves when a push has come so far that it is broken. */
  readonly broken: Promise<void>;
}

/** Bytes that pass from a client: more than every question takes, less than an image. */
const PASSING_BYTES = 100_000;

/** Passes TLS through untouched until a connection has sent too much; then it goes silent, or hangs up. */
export async function startProxy(
  lab: Lab,
  registry: LabRegistry,
  kind: 'stalls' | 'hangs up',
): Promise<BreakingProxy> {
  const { promise: broken, resolve: breakOff } = Promise.withResolvers<void>();
  const [address = '', port] = registry.host.split(':');
  const sockets = new Set<Socket>();
  const server = createServer((client) => {
    const upstream = connect(Number(port), address);
    for (const socket of [client, upstream]) {
      sockets.add(socket);
      socket.on('error', () => {});
      socket.on('close', () => {
        sockets.delete(socket);
        client.destroy();
        upstream.destroy();
      });
    }
    let sent = 0;
    client.on('data', (chunk) => {
      sent += chunk.length;
      if (sent < PASSING_BYTES) {
        upstream.write(chunk);
        return;
      }
      client.pause();
      breakOff();
      if (kind === 'hangs up') client.destroy();
    });
    upstream.on('data', (chunk) => client.write(chunk));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  lab.atEnd(async () => {
    for (const socket of sockets) socket.destroy();
    server.close();
    await once(server, 'close');
  });
  const bound = server.address();
  if (typeof bound !== 'object' || !bound) throw new Error('The proxy has no port');
  const host = `127.0.0.1:${bound.port}`;
  await trust(lab, host, registry.certificate);
  return { host, broken };
}
