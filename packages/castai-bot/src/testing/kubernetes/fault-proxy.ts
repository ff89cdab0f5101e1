import { createServer, type IncomingMessage, request as httpRequest, type ServerResponse } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { text } from 'node:stream/consumers';
import { listen } from '../listen.ts';
import { splitUser } from './parse-request.ts';

/** What may become of a request on its way to an API server, or of its answer. */
export type Fault =
  | 'break'
  | 'silence'
  | {
      readonly status: number;
      readonly body: string;
      readonly headers?: Readonly<Record<string, string>>;
    };

export interface ProxiedRequest {
  readonly user: string;
  readonly method: string;
  /** With the query. */
  readonly path: string;
}

export interface FaultProxy {
  readonly url: string;
  /** Breaks the connections of these requests, which wait for more of an answer. */
  cut(isMeant: (request: ProxiedRequest) => boolean): void;
  /** Asked about each request from now on. */
  setFault(toFault: (request: ProxiedRequest) => Fault | undefined): void;
  close(): Promise<void>;
}

export interface FaultProxyOptions {
  readonly url: string;
  /** By user, for a real server: kubectl sends none over http. A stand-in goes by the path. */
  readonly tokens: Readonly<Record<string, string>> | undefined;
}

/** Stands between kubectl and an API server, of whichever kind, and breaks what it is told to. */
export async function startFaultProxy({ url, tokens }: FaultProxyOptions): Promise<FaultProxy> {
  const open = new Map<ServerResponse, ProxiedRequest>();
  let toFault: ((request: ProxiedRequest) => Fault | undefined) | undefined;
  const server = createServer((request, response) => {
    const seen = { method: request.method ?? 'GET', ...split(request) };
    open.set(response, seen);
    response.on('close', () => open.delete(response));
    const fault = toFault?.(seen);
    if (fault === 'break') response.destroy();
    else if (fault === undefined) void forward(request, response, { url, tokens });
    else if (fault !== 'silence') {
      const { status, body, headers = { 'content-type': 'application/json' } } = fault;
      response.writeHead(status, headers).end(body);
    }
  });
  const listening = await listen(server);
  return {
    url: `http://${listening.host}`,
    cut: (isMeant) => {
      for (const [response, seen] of open) if (isMeant(seen)) response.destroy();
    },
    setFault: (next) => {
      toFault = next;
    },
    close: () => listening[Symbol.asyncDispose](),
  };
}

function split(request: IncomingMessage): { readonly user: string; readonly path: string } {
  const { user, url } = splitUser(request.url ?? '/');
  return { user, path: `${url.pathname}${url.search}` };
}

async function forward(
  request: IncomingMessage,
  response: ServerResponse,
  { url, tokens }: FaultProxyOptions,
): Promise<void> {
  const { user, path } = split(request);
  const body = await text(request);
  const { host: _, authorization: __, ...headers } = request.headers;
  const target = tokens ? `${url}${path}` : `${url}${request.url ?? '/'}`;
  const start = url.startsWith('https:') ? httpsRequest : httpRequest;
  const options = {
    method: request.method,
    headers: { ...headers, ...(tokens ? { authorization: `Bearer ${tokens[user] ?? ''}` } : {}) },
    rejectUnauthorized: false,
  };
  const outgoing = start(target, options, (answer) => {
    response.writeHead(answer.statusCode ?? 500, answer.headers);
    response.flushHeaders();
    answer.on('error', () => response.destroy()).pipe(response);
    response.on('close', () => outgoing.destroy());
  });
  outgoing.on('error', () => response.destroy()).end(body);
}
