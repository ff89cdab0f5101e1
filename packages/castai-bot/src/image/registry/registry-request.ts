import { request as requestHttp, Agent as HttpAgent } from 'node:http';
import { request as requestHttps, Agent as HttpsAgent } from 'node:https';
import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import { withPatience } from '../../patience.ts';
import { describeProxy } from '../../castai/describe-proxy.ts';
import { explainFailure } from './explain-failure.ts';
import { isLoopback } from './is-loopback.ts';
import type { RegistryTrust } from './registry-trust.ts';

export interface RegistryRequest {
  readonly method: 'GET' | 'HEAD' | 'POST' | 'DELETE';
  readonly url: URL;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

export interface RegistryAnswer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

export type SendRequest = (request: RegistryRequest) => Promise<RegistryAnswer>;

export interface RequestOptions {
  readonly trust: RegistryTrust;
  readonly isInsecure: boolean;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly signal: AbortSignal;
  readonly timeoutMs?: number;
}

const TIMEOUT_MS = 20_000;
/** Manifests and image configs are a few KiB; registries cap manifests at this. */
const LARGEST_BODY_BYTES = 4 * 1024 * 1024;

/** Sends requests to a registry: its own CA, the proxies of the environment, one timeout that covers the body. */
export function createRequester(options: RequestOptions): SendRequest {
  const { trust, isInsecure, env, signal, timeoutMs = TIMEOUT_MS } = options;
  const tls = {
    ca: [...trust.ca],
    rejectUnauthorized: !isInsecure,
    ...(trust.cert === undefined ? {} : { cert: trust.cert, key: trust.key }),
  };
  // As the engines do: what is on this machine is never asked for through a proxy.
  const direct = { http: new HttpAgent(), https: new HttpsAgent(tls) };
  const proxyEnv = { ...env };
  const proxied = { http: new HttpAgent({ proxyEnv }), https: new HttpsAgent({ ...tls, proxyEnv }) };
  return (request) => {
    const { protocol, hostname } = request.url;
    const agents = isLoopback(hostname) ? direct : proxied;
    const limit = AbortSignal.any([signal, AbortSignal.timeout(withPatience(timeoutMs, env))]);
    const answered = send(request, (url, init, onAnswer) =>
      protocol === 'https:'
        ? requestHttps(url, { ...init, signal: limit, agent: agents.https }, onAnswer)
        : requestHttp(url, { ...init, signal: limit, agent: agents.http }, onAnswer),
    );
    const proxy = agents === direct ? '' : describeProxy(request.url, { env, isAlways: true });
    return answered.catch((cause: unknown) => {
      if (proxy === '' || signal.aborted) throw cause;
      throw new Error(`${explainFailure(cause)}${proxy}`, { cause });
    });
  };
}

type Start = (
  url: URL,
  init: { readonly method: string; readonly headers: Record<string, string> },
  onAnswer: (answer: IncomingMessage) => void,
) => ReturnType<typeof requestHttp>;

function send({ method, url, headers, body }: RegistryRequest, start: Start): Promise<RegistryAnswer> {
  return new Promise((resolve, reject) => {
    const length =
      body === undefined && method !== 'POST'
        ? {}
        : { 'content-length': String(Buffer.byteLength(body ?? '')) };
    const outgoing = start(url, { method, headers: { ...headers, ...length } }, (answer) => {
      readBody(answer).then(
        (bytes) => resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body: bytes }),
        reject,
      );
    });
    outgoing.on('error', reject);
    outgoing.end(body);
  });
}

async function readBody(answer: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of answer) {
    chunks.push(chunk);
    size += chunk.length;
    if (size > LARGEST_BODY_BYTES) {
      throw new Error(`The registry's answer is larger than ${LARGEST_BODY_BYTES} bytes`);
    }
  }
  return Buffer.concat(chunks);
}
