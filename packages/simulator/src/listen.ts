import type { AddressInfo } from 'node:net';
import { createServer } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import { SimulatorError } from './simulator-error.ts';

/** A listening server. */
export interface Listening {
  readonly url: string;
  /** Stops at once: connections that are kept alive are cut. */
  readonly close: () => Promise<void>;
}

type App = { readonly fetch: Parameters<typeof getRequestListener>[0] };

const HOST = '127.0.0.1';

/** Serves an app on loopback. @throws {SimulatorError} when the port cannot be had */
export async function listen(app: App, port: number): Promise<Listening> {
  const answer = getRequestListener(app.fetch, { overrideGlobalObjects: false });
  const server = createServer((request, response) => void answer(request, response));
  const { promise, resolve, reject } = Promise.withResolvers<AddressInfo>();
  server.once('error', (cause) =>
    reject(new SimulatorError(`Listening on ${HOST}:${port} failed: ${cause.message}`, { cause })),
  );
  server.listen(port, HOST, () => {
    const address = server.address();
    if (address !== null && typeof address === 'object') resolve(address);
  });
  const address = await promise;
  return {
    url: `http://${HOST}:${address.port}`,
    close: () => {
      const closed = Promise.withResolvers<void>();
      server.close(() => closed.resolve());
      server.closeAllConnections();
      return closed.promise;
    },
  };
}
