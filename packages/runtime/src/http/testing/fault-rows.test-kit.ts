import { gzipSync } from 'node:zlib';
import type { certificates } from './certificates.test-kit.ts';
import { closedPort, type Fault, silentPort, wire } from './fault-server.test-kit.ts';

/** A fault, and what comes of a GET and of a POST that meet it: their outcome and how often they are sent. */
export interface FaultRow {
  readonly name: string;
  readonly fault: Fault;
  readonly get: string;
  readonly post: string;
  /** What stands there in place of the server with the fault. */
  readonly origin?: (port: number) => Promise<string> | string;
  readonly attemptMs?: number;
  readonly certificate?: keyof typeof certificates;
}

const json = '200 OK\ncontent-type: application/json';
const good = wire(`${json}\ncontent-length: 2`, '{}');
const zipped = `${json}\ncontent-encoding: gzip`;
const gzip = gzipSync(JSON.stringify(Array.from({ length: 500 }, (_, index) => ({ index }))));
const page = '<html><body>Log in to the network</body></html>';

const nothing: Fault = () => undefined;
const answer =
  (head: string, body?: string | Buffer): Fault =>
  (socket) =>
    void socket.end(wire(head, body));
/** Goes wrong once. */
const once =
  (fault: Fault): Fault =>
  (socket, seen, request) => {
    if (seen === 1) fault(socket, seen, request);
    else socket.end(good);
  };

const reset: Fault = (socket) => void socket.resetAndDestroy();
const stallAfter =
  (...parts: readonly Buffer[]): Fault =>
  (socket) => {
    for (const part of parts) socket.write(part);
  };
const drip: Fault = (socket) => {
  socket.write(wire(`${json}\ncontent-length: 100000`, '{'));
  const timer = setInterval(() => socket.write(' '), 5);
  socket.on('close', () => clearInterval(timer));
};
const resetAfter =
  (part: Buffer): Fault =>
  (socket) =>
    void socket.write(part, () => setImmediate(() => socket.resetAndDestroy()));

/** Sent four times where that is safe, once where it is not. */
const broken = { get: 'connection_failed, sent 4', post: 'connection_failed, sent 1' };
/** The others may take as long as a slow machine needs. */
const late = { attemptMs: 80, get: 'attempt_timeout, sent 4', post: 'attempt_timeout, sent 1' };
const damaged = { get: 'damaged_body, sent 4', post: 'damaged_body, sent 1' };
/** Provably never sent, so that a POST is tried again too. */
const unsent = { get: 'connection_failed, sent 4', post: 'connection_failed, sent 4' };
/** Nobody takes the connection: tried for 30 s. */
const refused = { get: 'connection_refused, sent 18', post: 'connection_refused, sent 18' };
const hopeless = (code: string): { get: string; post: string } => ({
  get: `${code}, sent 1`,
  post: `${code}, sent 1`,
});
const fine = hopeless('ok');
const mended = { get: 'ok, sent 2', post: 'connection_failed, sent 1' };

const connecting: readonly FaultRow[] = [
  {
    name: 'nobody listens',
    fault: nothing,
    origin: async () => `http://127.0.0.1:${await closedPort()}`,
    ...refused,
  },
  { name: 'the name is not known', fault: nothing, origin: () => 'https://castai-bot.invalid', ...unsent },
  { name: 'IPv6 is dead, IPv4 is not', fault: answer(`${json}\ncontent-length: 2`, '{}'), ...fine },
  { name: 'TLS: signed by itself', fault: nothing, certificate: 'stranger', ...hopeless('tls_failed') },
  { name: 'TLS: expired', fault: nothing, certificate: 'expired', ...hopeless('tls_failed') },
  { name: 'TLS: of another host', fault: nothing, certificate: 'wrongHost', ...hopeless('tls_failed') },
  { name: 'TLS: good', fault: answer(`${json}\ncontent-length: 2`, '{}'), certificate: 'good', ...fine },
  {
    name: 'TLS where there is none',
    fault: nothing,
    origin: (port) => `https://localhost:${port}`,
    ...hopeless('tls_failed'),
  },
  {
    name: 'TLS handshake stalls',
    fault: nothing,
    origin: async () => `https://localhost:${await silentPort()}`,
    ...late,
  },
  {
    name: 'no TLS where there is',
    fault: nothing,
    certificate: 'good',
    origin: (port) => `http://localhost:${port}`,
    ...broken,
  },
];

const breaking: readonly FaultRow[] = [
  { name: 'reset before the headers', fault: reset, ...broken },
  { name: 'reset before the headers, once', fault: once(reset), ...mended },
  { name: 'closed before the headers', fault: (socket) => void socket.end(), ...broken },
  {
    name: 'closed in the headers',
    fault: (socket) => void socket.end('HTTP/1.1 200 OK\r\ncontent-'),
    ...broken,
  },
  { name: 'reset after the headers', fault: resetAfter(wire(`${json}\ncontent-length: 9`)), ...broken },
  { name: 'reset in the body', fault: resetAfter(wire(`${json}\ncontent-length: 9`, '{"a"')), ...broken },
  { name: 'body cut off', fault: answer(`${json}\ncontent-length: 9`, '{"a"'), ...broken },
  { name: 'body cut off, once', fault: once(answer(`${json}\ncontent-length: 9`, '{"a"')), ...mended },
  {
    name: 'chunked body cut off',
    fault: answer(`${json}\ntransfer-encoding: chunked`, '4\r\n{"a"\r\n'),
    ...broken,
  },
  { name: 'headers stall', fault: nothing, ...late },
  { name: 'body stalls', fault: stallAfter(wire(`${json}\ncontent-length: 9`, '{"a"')), ...late },
  { name: 'body drips', fault: drip, ...late },
];

const garbling: readonly FaultRow[] = [
  {
    name: 'garbage in place of HTTP',
    fault: (socket, _, request) => void socket.end(`garbage ${request}`),
    ...broken,
  },
  { name: 'two lengths', fault: answer(`${json}\ncontent-length: 2\ncontent-length: 3`, '{}'), ...broken },
  {
    name: '64 KiB of headers',
    fault: answer(`${json}\nx-fill: ${'x'.repeat(65_536)}\ncontent-length: 2`, '{}'),
    ...broken,
  },
  { name: 'length too small', fault: answer(`${json}\ncontent-length: 4`, '{"a":1}'), ...damaged },
  { name: 'half a JSON', fault: answer(json, '{"a":'), ...damaged },
  { name: 'gzip that is none', fault: answer(zipped, 'no gzip at all'), ...broken },
  { name: 'gzip cut off', fault: answer(zipped, gzip.subarray(0, 90)), ...broken },
  {
    name: 'gzip cut off, once',
    fault: once(answer(zipped, gzip.subarray(0, 90))),
    ...mended,
  },
  {
    name: 'a status that is none',
    fault: answer('000 Nothing\ncontent-length: 0'),
    get: 'bad_status, sent 4',
    post: 'bad_status, sent 1',
  },
  {
    name: 'a status beyond all',
    fault: answer('999 Odd\ncontent-length: 0'),
    get: 'bad_status, sent 4',
    post: 'bad_status, sent 1',
  },
  { name: 'gzip', fault: answer(zipped, gzip), ...fine },
];

const misleading: readonly FaultRow[] = [
  {
    name: 'HTML 200 of a login page',
    fault: answer('200 OK\ncontent-type: text/html', page),
    ...hopeless('not_json'),
  },
  {
    name: 'HTML 404 of the gateway',
    fault: answer('404 Not Found\ncontent-type: text/html', page),
    ...hopeless('not_found'),
  },
  {
    name: 'HTML 403 of the gateway',
    fault: answer('403 Forbidden\ncontent-type: text/html', page),
    ...hopeless('forbidden'),
  },
  {
    name: 'HTML 502 that calls itself JSON',
    fault: answer('502 Bad Gateway\ncontent-type: application/json', page),
    get: 'unavailable, sent 4',
    post: 'unavailable, sent 1',
  },
  {
    name: 'redirect to the same host',
    fault: answer('302 Found\nlocation: /v1/y'),
    ...hopeless('redirected'),
  },
  {
    name: 'redirect to another host',
    fault: answer('307 Moved\nlocation: https://evil.invalid/'),
    ...hopeless('redirected'),
  },
  { name: '304 that nobody asked for', fault: answer('304 Not Modified'), ...hopeless('redirected') },
  {
    name: '103 before the answer',
    fault: (socket) => void socket.end(Buffer.concat([wire('103 Early Hints\nlink: </x>'), good])),
    ...fine,
  },
  {
    name: '102 before the answer',
    fault: (socket) => void socket.end(Buffer.concat([wire('102 Processing'), good])),
    ...fine,
  },
  {
    name: '100 that nobody asked for',
    fault: (socket) => void socket.end(Buffer.concat([wire('100 Continue'), good])),
    ...fine,
  },
  {
    name: '101 that nobody asked for',
    fault: answer('101 Switching Protocols\nconnection: upgrade\nupgrade: x'),
    ...broken,
  },
  {
    name: '200 without a body',
    fault: answer('200 OK\ncontent-length: 0'),
    get: 'empty_body, sent 4',
    post: 'ok, sent 1',
  },
  {
    name: '200 without a body, once',
    fault: once(answer('200 OK\ncontent-length: 0')),
    get: 'ok, sent 2',
    post: 'ok, sent 1',
  },
  { name: '204', fault: answer('204 No Content'), ...fine },
  { name: '205', fault: answer('205 Reset Content\ncontent-length: 0'), ...fine },
  {
    name: 'Retry-After on a 200',
    fault: answer(`${json}\nretry-after: 5\ncontent-length: 2`, '{}'),
    ...fine,
  },
];

/** Every way in which a connection or an answer goes wrong, and what the client is to do. */
export const faultRows: readonly FaultRow[] = [...connecting, ...breaking, ...garbling, ...misleading];
