import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import { connect, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { nodeEnv } from '@castai-bot/testing/node-env';
import { expect, onTestFinished, test } from 'vitest';
import { authority, certificates, key } from './testing/certificates.test-kit.ts';
import { canaryKey } from './testing/request-for.test-server.ts';

async function listen(server: Server): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- it listens on a port
  return (server.address() as AddressInfo).port;
}

interface Proxy {
  readonly url: string;
  /** Each CONNECT: where to, and its headers. */
  readonly seen: readonly string[];
}

/** A proxy that answers every CONNECT with a status, or connects when there is none. */
async function serveProxy(status?: string): Promise<Proxy> {
  const seen: string[] = [];
  const server = createServer();
  server.on('connect', ({ url = '', headers }, socket) => {
    seen.push(`${url} ${JSON.stringify(headers)}`);
    if (status !== undefined) {
      socket.end(`HTTP/1.1 ${status}\r\n\r\n`);
      return;
    }
    const upstream = connect(Number(url.split(':')[1]), '127.0.0.1', () => {
      socket.write('HTTP/1.1 200 Connection Established\r\n\r\n');
      socket.pipe(upstream).pipe(socket);
    });
    upstream.on('error', () => socket.destroy());
    socket.on('error', () => upstream.destroy());
  });
  return { url: `http://127.0.0.1:${await listen(server)}`, seen };
}

/** An API whose certificate is from a private authority; its URL, and the file of the authority. */
async function servePrivately(): Promise<{ readonly url: string; readonly authorityFile: string }> {
  const server = createTlsServer({ key, cert: certificates.good }, (_, response) => {
    response.setHeader('content-type', 'application/json').end('{"name":"found"}');
  });
  const folder = await mkdtemp(path.join(tmpdir(), 'castai-bot-authority-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const authorityFile = path.join(folder, 'ca.pem');
  await writeFile(authorityFile, authority);
  return { url: `https://localhost:${await listen(server)}`, authorityFile };
}

/** Proxies and authorities are read when a process starts, so that it takes one of its own. */
async function runClient(apiUrl: string, network: Readonly<Record<string, string>>): Promise<string> {
  const client = new URL('../castai/cast-ai.ts', import.meta.url).href;
  const code = `
    const { CastAi } = await import(${JSON.stringify(client)});
    const castai = new CastAi({ apiUrl: ${JSON.stringify(apiUrl)}, apiKey: process.env.KEY, retries: 0 });
    await castai.get('/v1/me').then((me) => console.log(me.name), (error) => console.log(error));`;
  const child = spawn(
    process.execPath,
    ['--conditions=@castai-bot/source', '--input-type=module', '--eval', code],
    { env: { PATH: process.env['PATH'], KEY: canaryKey, ...nodeEnv, ...network } },
  );
  let output = '';
  child.stdout.on('data', (data: Buffer) => (output += data.toString()));
  child.stderr.on('data', (data: Buffer) => (output += data.toString()));
  await new Promise((resolve) => child.on('close', resolve));
  expect(output).not.toContain(canaryKey.slice(0, 20));
  return output;
}

test.each(['407 Proxy Authentication Required', '502 Bad Gateway'])(
  'request() goes through the proxy of the environment, and says so when that answers %s',
  async (status) => {
    const proxy = await serveProxy(status);
    const output = await runClient('https://api.cast.ai', {
      NODE_USE_ENV_PROXY: '1',
      HTTPS_PROXY: proxy.url,
    });
    expect(output).toContain('ConnectionError: Cannot GET "/v1/me": the connection failed');
    expect(output).toContain(status.slice(0, 3));
    expect(proxy.seen[0]).toContain('api.cast.ai:443');
    expect(proxy.seen.join('')).not.toContain(canaryKey.slice(0, 20));
  },
);

test('request() reaches an API of a private authority through a proxy that never sees the key', async () => {
  const proxy = await serveProxy();
  const api = await servePrivately();
  const network = { NODE_USE_ENV_PROXY: '1', HTTPS_PROXY: proxy.url, NODE_EXTRA_CA_CERTS: api.authorityFile };
  // Node 22 says before it that proxies are new to it.
  expect(await runClient(api.url, network)).toMatch(/(^|\n)found\n$/);
  expect(proxy.seen).toEqual([expect.stringContaining(new URL(api.url).host)]);
  expect(proxy.seen.join('')).not.toContain(canaryKey.slice(0, 20));
});

test('request() trusts a private authority only when NODE_EXTRA_CA_CERTS names it', async () => {
  const api = await servePrivately();
  expect(await runClient(api.url, { NODE_EXTRA_CA_CERTS: api.authorityFile })).toBe('found\n');
  const output = await runClient(api.url, {});
  expect(output).toContain('ConnectionError: Cannot GET "/v1/me"');
  expect(output).toContain('NODE_EXTRA_CA_CERTS');
});
