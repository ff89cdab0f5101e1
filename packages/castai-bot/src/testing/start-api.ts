import { once } from 'node:events';
import { createServer } from 'node:http';

export interface FakeApi extends AsyncDisposable {
  readonly url: string;
  /** The keys it was shown, in order. */
  readonly keys: readonly (string | undefined)[];
}

export interface FakeAnswer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

/** Something on loopback that answers by path, and 404 to the rest. */
export async function startApi(answers: Readonly<Record<string, FakeAnswer>>): Promise<FakeApi> {
  const keys: (string | undefined)[] = [];
  const server = createServer((request, response) => {
    keys.push(request.headers['x-api-key']?.toString());
    const { status, headers = {}, body = {} } = answers[request.url ?? ''] ?? { status: 404 };
    response.writeHead(status, headers).end(JSON.stringify(body));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  return {
    url: `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`,
    keys,
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
