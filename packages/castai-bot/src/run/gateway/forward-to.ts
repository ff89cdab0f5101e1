import { request as askPlain, type IncomingMessage } from 'node:http';
import { request as askSafe } from 'node:https';
import { buffer } from 'node:stream/consumers';
import { type Answerer, type ApiRequest, refuse } from './answerer.ts';

const BAD_GATEWAY = 502;

/** What belongs to the connection to the origin, or what only a browser keeps. */
const NOT_PASSED_ON = new Set([
  'connection',
  'content-length',
  'keep-alive',
  'set-cookie',
  'transfer-encoding',
]);

/**
 * Sends requests on to one origin, byte for byte, and to no other: redirects are handed back. Where the origin cannot
 * be reached the answer is 502, which says why.
 */
export function forwardTo(origin: URL): Answerer {
  return async (request) => {
    try {
      const response = await send(origin, request);
      const body = await buffer(response);
      return { status: response.statusCode ?? BAD_GATEWAY, headers: readHeaders(response), body };
    } catch (error) {
      request.signal.throwIfAborted();
      const code = error instanceof Error && 'code' in error ? String(error.code) : 'the request failed';
      return refuse(BAD_GATEWAY, `castai-bot cannot reach ${origin.host}: ${code}`);
    }
  };
}

function send(origin: URL, { method, path, headers, body, signal }: ApiRequest): Promise<IncomingMessage> {
  const ask = origin.protocol === 'https:' ? askSafe : askPlain;
  const { hostname, port } = origin;
  const length = body.length > 0 ? { 'content-length': body.length } : {};
  // What is recorded should be readable.
  const sent = { ...headers, ...length, 'accept-encoding': 'identity' };
  return new Promise((resolve, reject) => {
    const target = { hostname: hostname.replace(/^\[|\]$/g, ''), port, method, path, headers: sent, signal };
    ask(target, resolve).once('error', reject).end(body);
  });
}

function readHeaders({ headers }: IncomingMessage): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(headers)
      .filter(([name]) => !NOT_PASSED_ON.has(name))
      .map(([name, value]) => [name, Array.isArray(value) ? value.join(', ') : (value ?? '')]),
  );
}
