import { createServer } from 'node:http';
import { listen } from './listen.ts';

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
  const listening = await listen(server);
  return {
    url: `http://${listening.host}`,
    keys,
    [Symbol.asyncDispose]: () => listening[Symbol.asyncDispose](),
  };
}
