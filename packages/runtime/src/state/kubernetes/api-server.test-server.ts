import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import {
  createServer as createPlainServer,
  type IncomingMessage,
  type Server,
  type ServerResponse,
} from 'node:http';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { onTestFinished } from 'vitest';
import { authority, certificates, key } from '../../http/testing/certificates.test-kit.ts';
import { isRecord } from '../../values/json-value.ts';

/** What a test may do to one call before the server looks at it; true where it has been answered. */
export type Meddling = (call: string, response: ServerResponse, seen: number) => boolean | Promise<boolean>;

/** An API server that has one ConfigMap, and a pod that may ask for it. */
export interface FakeApiServer {
  /** The variables of a pod; on a machine, those that castai-bot sets. */
  readonly env: Readonly<Record<string, string>>;
  /** Where the pod's account is mounted. */
  readonly folder: string;
  /** `GET name`, `PATCH name?query`, as they arrived. */
  readonly calls: string[];
  readonly data: Map<string, string>;
  /** The token that it takes, and the one that is mounted. */
  readonly setTokens: (tokens: { readonly taken?: string; readonly mounted?: string }) => void;
  readonly setVerbs: (verbs: readonly string[]) => void;
  readonly setMeddling: (meddling: Meddling | undefined) => void;
  /** Carries out so many patches more, and breaks off in place of its answer. */
  readonly dropAnswers: (patches: number) => void;
  /** Somebody else writes. */
  readonly touch: (key: string, value: string) => void;
}

const PATH = '/api/v1/namespaces/bots/configmaps/';
const MAX_DATA = 1024 * 1024;

/**
 * As kube-apiserver does for ConfigMaps: authentication before rights, rights by verb and name, merge patches with the
 * version that they are for, dry runs, the limit of 1 MiB.
 *
 * @see https://kubernetes.io/docs/reference/using-api/api-concepts/
 */
export async function serveConfigMap(
  name: string,
  { isLocal = false }: { readonly isLocal?: boolean } = {},
): Promise<FakeApiServer> {
  const configMap = new FakeConfigMap(name);
  const calls: string[] = [];
  let meddling: Meddling | undefined;
  let dropped = 0;
  const handle = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const call = `${request.method} ${(request.url ?? '').split('/').at(-1)}`;
    calls.push(call);
    if ((await meddling?.(call, response, calls.length)) === true) return;
    const { body, status } = await configMap.answer(request);
    const isDropped = request.method === 'PATCH' && dropped > 0;
    if (isDropped) {
      dropped -= 1;
      response.destroy();
    } else {
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    }
  };
  const port = await listen(
    isLocal ? createPlainServer() : createServer({ key, cert: certificates.good }),
    handle,
  );
  const folder = mountAccount();
  return {
    env: isLocal
      ? { BOT_STATE_URL: `http://127.0.0.1:${port}${PATH}${name}`, BOT_STATE_TOKEN: configMap.token }
      : { KUBERNETES_SERVICE_HOST: '127.0.0.1', KUBERNETES_SERVICE_PORT: String(port) },
    folder,
    calls,
    data: configMap.data,
    setTokens: ({ mounted, taken }) => {
      configMap.token = taken ?? configMap.token;
      if (mounted !== undefined) writeFileSync(path.join(folder, 'token'), `${mounted}\n`);
    },
    setVerbs: (verbs) => (configMap.verbs = verbs),
    dropAnswers: (patches) => (dropped = patches),
    setMeddling: (one) => (meddling = one),
    touch: (key, value) => {
      configMap.touch(key, value);
    },
  };
}

class FakeConfigMap {
  readonly data = new Map<string, string>();
  verbs: readonly string[] = ['get', 'patch'];
  token = 'token-1';
  readonly #name: string;
  #version = 100;

  constructor(name: string) {
    this.#name = name;
  }

  touch(key: string, value: string): void {
    if (this.data.get(key) !== value) this.#version += 1;
    this.data.set(key, value);
  }

  async answer(request: IncomingMessage): Promise<Reply> {
    const { headers, method, url = '' } = request;
    const { pathname, searchParams } = new URL(url, 'https://server');
    if (headers.authorization !== `Bearer ${this.token}`) return refuse(401, 'Unauthorized', 'Unauthorized');
    const verb = { GET: 'get', PATCH: 'patch' }[method ?? ''] ?? 'other';
    const asked = pathname.replace(PATH, '');
    if (asked !== this.#name || !this.verbs.includes(verb)) {
      const who = 'User "system:serviceaccount:bots:hours" cannot';
      return refuse(
        403,
        'Forbidden',
        `configmaps "${asked}" is forbidden: ${who} ${verb} resource "configmaps"`,
      );
    }
    if (verb === 'get') return this.#show();
    if (headers['content-type'] !== 'application/merge-patch+json')
      return refuse(415, 'UnsupportedMediaType', 'the body of the request was in an unknown format');
    return this.#patch(JSON.parse(await text(request)), searchParams.get('dryRun') === 'All');
  }

  #patch(body: unknown, isDryRun: boolean): Reply {
    const { data: changes = {}, metadata = {} } = isRecord(body) ? body : {};
    const wanted = isRecord(metadata) ? metadata['resourceVersion'] : undefined;
    if (wanted !== undefined && wanted !== String(this.#version))
      return refuse(409, 'Conflict', 'the object has been modified; please apply your changes');
    const texts = Object.entries(isRecord(changes) ? changes : {}).map(
      ([key, value]) => [key, String(value)] as const,
    );
    const next = [...new Map([...this.data, ...texts]).values()];
    if (Buffer.byteLength(next.join('')) > MAX_DATA) return refuse(422, 'Invalid', 'data: Too long');
    if (!isDryRun) for (const [key, value] of texts) this.touch(key, value);
    return this.#show();
  }

  #show(): Reply {
    const metadata = { name: this.#name, namespace: 'bots', resourceVersion: String(this.#version) };
    const data = this.data.size === 0 ? {} : { data: Object.fromEntries(this.data) };
    return { status: 200, body: { kind: 'ConfigMap', apiVersion: 'v1', metadata, ...data } };
  }
}

interface Reply {
  readonly status: number;
  readonly body: unknown;
}

function refuse(status: number, reason: string, message: string): Reply {
  return {
    status,
    body: { kind: 'Status', apiVersion: 'v1', status: 'Failure', message, reason, code: status },
  };
}

function mountAccount(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'castai-bot-account-'));
  onTestFinished(() => {
    rmSync(folder, { recursive: true });
  });
  for (const [file, content] of Object.entries({
    token: 'token-1\n',
    'ca.crt': authority,
    namespace: 'bots',
  }))
    writeFileSync(path.join(folder, file), content);
  return folder;
}

async function listen(
  server: Server,
  handle: (request: IncomingMessage, response: ServerResponse) => Promise<void>,
): Promise<number> {
  server.on('request', (request, response) => void handle(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a server that listens on a port has one
  return (server.address() as AddressInfo).port;
}
