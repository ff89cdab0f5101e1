import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { listen } from './listen.ts';

export interface FakeRegistryOptions {
  /** `user:password` that may push; anybody may by default. */
  readonly login?: string;
  /** How a login is asked for. @default 'basic' */
  readonly challenge?: 'basic' | 'bearer';
  /** Answers in place of the registry; undefined leaves it to the registry. */
  readonly override?: (request: SeenRequest) => FakeResponse | undefined;
}

export interface SeenRequest {
  readonly method: string;
  readonly path: string;
  readonly authorization: string | undefined;
  readonly body: string;
}

export interface FakeResponse {
  /** 0 never answers. */
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

export interface FakeRegistry {
  /** `127.0.0.1:port`. */
  readonly host: string;
  readonly requests: readonly SeenRequest[];
  /** Labels of the one image it has, whatever its tag. */
  labels: Readonly<Record<string, string>>;
  /** Those of what was pushed last, where `labels` says nothing else. */
  pushed: () => Readonly<Record<string, string>>;
  /** Of that image. */
  digest(): string;
  [Symbol.asyncDispose](): Promise<void>;
}

/** A registry on loopback, plain http, that has one image under every tag. */
export async function startFakeRegistry(options: FakeRegistryOptions = {}): Promise<FakeRegistry> {
  const requests: SeenRequest[] = [];
  const state = { labels: {} as Readonly<Record<string, string>>, pushed: () => ({}) };
  const present = (): Readonly<Record<string, string>> =>
    Object.keys(state.labels).length > 0 ? state.labels : state.pushed();
  const server = createServer((request, response) => {
    void readBody(request).then((body) => {
      const seen: SeenRequest = {
        method: request.method ?? '',
        path: request.url ?? '',
        authorization: request.headers.authorization,
        body,
      };
      requests.push(seen);
      const answer = options.override?.(seen) ?? respond(seen, { ...options, labels: present(), host });
      send(response, answer);
    });
  });
  const listening = await listen(server);
  const { host } = listening;
  return {
    host,
    requests,
    get labels() {
      return state.labels;
    },
    set labels(labels) {
      state.labels = labels;
    },
    get pushed() {
      return state.pushed;
    },
    set pushed(pushed) {
      state.pushed = pushed;
    },
    digest: () => digestOf(toManifest(present())),
    [Symbol.asyncDispose]: () => listening[Symbol.asyncDispose](),
  };
}

interface RespondOptions extends FakeRegistryOptions {
  readonly labels: Readonly<Record<string, string>>;
  readonly host: string;
}

function respond(request: SeenRequest, options: RespondOptions): FakeResponse {
  const { method, path } = request;
  if (path.startsWith('/token')) return giveToken(request, options);
  const refusal = options.login === undefined ? undefined : refuse(request, options);
  if (refusal) return refusal;
  if (path === '/v2/') return { status: 200 };
  if (method === 'POST' && path.endsWith('/blobs/uploads/')) {
    return { status: 202, headers: { location: `${path}upload-1?state=x` } };
  }
  if (method === 'DELETE') return { status: 204 };
  const manifest = toManifest(options.labels);
  if (path.includes('/manifests/')) {
    return { status: 200, headers: { 'docker-content-digest': digestOf(manifest) }, body: manifest };
  }
  return { status: 200, body: toConfig(options.labels) };
}

function refuse(
  { authorization }: SeenRequest,
  { login = '', challenge = 'basic', host }: RespondOptions,
): FakeResponse | undefined {
  const wanted = challenge === 'basic' ? `Basic ${encode(login)}` : 'Bearer good';
  if (authorization === wanted) return undefined;
  const header =
    challenge === 'basic' ? 'Basic realm="fake"' : `Bearer realm="http://${host}/token",service="fake"`;
  return problem(401, { 'www-authenticate': header });
}

function giveToken({ authorization, body }: SeenRequest, { login = '' }: RespondOptions): FakeResponse {
  const isKnown = authorization === `Basic ${encode(login)}` || body.includes('refresh_token=identity');
  return isKnown ? { status: 200, body: JSON.stringify({ token: 'good' }) } : problem(401, {});
}

function problem(status: number, headers: Readonly<Record<string, string>>): FakeResponse {
  return {
    status,
    headers,
    body: JSON.stringify({ errors: [{ code: 'UNAUTHORIZED', message: 'wrong login' }] }),
  };
}

const encode = (login: string): string => Buffer.from(login).toString('base64');
const digestOf = (text: string): string => `sha256:${createHash('sha256').update(text).digest('hex')}`;

function toConfig(labels: Readonly<Record<string, string>>): string {
  return JSON.stringify({ config: { Labels: labels } });
}

function toManifest(labels: Readonly<Record<string, string>>): string {
  return JSON.stringify({ schemaVersion: 2, config: { digest: digestOf(toConfig(labels)) } });
}

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: string[] = [];
  for await (const chunk of request.setEncoding('utf8')) chunks.push(String(chunk));
  return chunks.join('');
}

function send(response: ServerResponse, { status, headers = {}, body = '' }: FakeResponse): void {
  if (status === 0) return;
  response.writeHead(status, headers).end(response.req.method === 'HEAD' ? '' : body);
}
