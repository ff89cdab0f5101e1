import { once } from 'node:events';
import type { Server } from 'node:http';

export interface Listening {
  /** `127.0.0.1:port`. */
  readonly host: string;
  readonly port: number;
  [Symbol.asyncDispose](): Promise<void>;
}

/** Lets a server listen on a free port of loopback, until it is disposed of, whoever is still connected. */
export async function listen(server: Server): Promise<Listening> {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  return {
    host: `127.0.0.1:${port}`,
    port,
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
