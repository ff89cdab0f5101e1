import type { AddressInfo } from 'node:net';
import { createServer, type RequestListener, type Server } from 'node:http';
import { SimulatorError } from './simulator-error.ts';
import type { Certificate } from './tls/make-certificate.ts';

/** A listening server. */
export interface Listening {
  readonly url: string;
  /** Stops at once: connections that are kept alive are cut. */
  readonly close: () => Promise<void>;
}

const HOST = '127.0.0.1';

export interface ListenOptions {
  readonly port: number;
  /** What it shows over https; http when there is none. */
  readonly certificate: Certificate | undefined;
}

/** Serves on loopback. @throws {SimulatorError} when the port cannot be had */
export async function listen(
  onRequest: RequestListener,
  { port, certificate }: ListenOptions,
): Promise<Listening> {
  const server =
    certificate === undefined ? createServer(onRequest) : await createSecureServer(certificate, onRequest);
  const { promise, resolve, reject } = Promise.withResolvers<AddressInfo>();
  server.once('error', (cause) =>
    reject(
      new SimulatorError(`Listening on ${HOST}:${port} failed: ${cause.message}`, {
        cause,
        hint: 'Take another port: 0 takes a free one',
      }),
    ),
  );
  server.listen(port, HOST, () => {
    const address = server.address();
    if (address !== null && typeof address === 'object') resolve(address);
  });
  const address = await promise;
  return {
    url: `${certificate === undefined ? 'http' : 'https'}://${HOST}:${address.port}`,
    close: () => {
      const closed = Promise.withResolvers<void>();
      server.close(() => closed.resolve());
      server.closeAllConnections();
      return closed.promise;
    },
  };
}

/** Node's https takes longer to load than most simulators run: only those that need it do. */
async function createSecureServer(
  { key, certificate }: Certificate,
  onRequest: RequestListener,
): Promise<Server> {
  const https = await import('node:https');
  return https.createServer({ key, cert: certificate }, onRequest);
}
