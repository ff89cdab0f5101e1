import { createServer, type Socket } from 'node:net';
import { TLSSocket } from 'node:tls';
import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import { expect, onTestFinished, test } from 'vitest';
import { authority, certificates, key } from '../testing/certificates.test-kit.ts';
import { BrokenExchange } from './broken-exchange.ts';
import { exchangeOverHttp } from './exchange-over-http.ts';
import { readTransportFailure } from './transport-failure.ts';

const codes = [
  'ECONNREFUSED',
  'EAI_AGAIN',
  'ENOTFOUND',
  'ERR_SSL_WRONG_VERSION_NUMBER',
  'CERT_HAS_EXPIRED',
  'ECONNRESET',
  'EPIPE',
];

test('readTransportFailure() is sure that nothing arrived only where no connection was open', () => {
  const sureOf = (wrap: (error: Error) => Error): string[] =>
    codes.filter(
      (code) => !readTransportFailure(wrap(Object.assign(new Error('x'), { code }))).mayHaveArrived,
    );
  expect(sureOf((error) => error)).toEqual(codes.slice(0, 5));
  expect(sureOf((error) => new TypeError('fetch failed', { cause: error }))).toEqual(codes.slice(0, 5));
  expect(sureOf((error) => new BrokenExchange(error))).toEqual([]);
});

test('readTransportFailure() takes a TLS error on an open connection for one that passes', () => {
  const error = Object.assign(new Error('bad record mac'), { code: 'ERR_SSL_BAD_RECORD_MAC' });
  expect(readTransportFailure(error).isTransient).toBe(false);
  expect(readTransportFailure(new BrokenExchange(error))).toMatchObject({
    reason: 'bad record mac (ERR_SSL_BAD_RECORD_MAC)',
    isTransient: true,
  });
});

test('exchangeOverHttp() tells of a request that the server had read before TLS broke', async () => {
  const authorities = getCACertificates('default');
  setDefaultCACertificates([...authorities, authority]);
  onTestFinished(() => setDefaultCACertificates(authorities));
  let read = '';
  const server = createServer((raw: Socket) => {
    const secure = new TLSSocket(raw, { isServer: true, key, cert: certificates.good });
    secure.on('error', () => undefined);
    secure.on('data', (data) => {
      read += data.toString();
      if (read.includes('{"a":1}')) raw.write('no record of TLS, and long enough to be read as one');
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : undefined;
  const request = { url: new URL(`https://localhost:${port}`), method: 'POST', headers: {}, body: '{"a":1}' };
  const { signal } = new AbortController();
  const error: unknown = await exchangeOverHttp(request, { signal, maxBytes: () => 1_000 }).catch(
    (failed: unknown) => failed,
  );
  expect(read).toContain('POST / HTTP/1.1');
  expect(readTransportFailure(error)).toMatchObject({ mayHaveArrived: true, isTransient: true });
});
