import { spawn } from 'node:child_process';
import { createServer } from 'node:http';
import { expect, onTestFinished, test } from 'vitest';
import { canaryKey } from './request-for.test-server.ts';

/** A proxy that answers every CONNECT with a status, and what it was asked. */
async function serveProxy(status: string): Promise<{ url: string; seen: string[] }> {
  const seen: string[] = [];
  const server = createServer();
  server.on('connect', (message, socket) => {
    seen.push(`${message.url} ${JSON.stringify(message.headers)}`);
    socket.end(`HTTP/1.1 ${status}\r\n\r\n`);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  const address = server.address();
  return { url: `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`, seen };
}

/** A proxy is set when the process starts, so that it takes a process of its own. */
async function runBehind(proxy: string): Promise<string> {
  const client = new URL('../castai/cast-ai.ts', import.meta.url).href;
  const code = `
    const { CastAi } = await import(${JSON.stringify(client)});
    const castai = new CastAi({ apiUrl: 'https://api.cast.ai', apiKey: process.env.KEY, retries: 0 });
    await castai.get('/v1/me').catch((error) => console.log(error));`;
  const child = spawn(
    process.execPath,
    ['--conditions=@castai-bot/source', '--input-type=module', '--eval', code],
    { env: { ...process.env, KEY: canaryKey, NODE_USE_ENV_PROXY: '1', HTTPS_PROXY: proxy, NO_PROXY: '' } },
  );
  let output = '';
  child.stdout.on('data', (data: Buffer) => (output += data.toString()));
  child.stderr.on('data', (data: Buffer) => (output += data.toString()));
  await new Promise((resolve) => child.on('close', resolve));
  return output;
}

test.each(['407 Proxy Authentication Required', '502 Bad Gateway'])(
  'request() goes through the proxy of the environment, and says so when that answers %s',
  async (status) => {
    const proxy = await serveProxy(status);
    const output = await runBehind(proxy.url);
    expect(output).toContain('ConnectionError: Cannot GET "/v1/me": the connection failed');
    expect(output).toContain(status.slice(0, 3));
    expect(proxy.seen[0]).toContain('api.cast.ai:443');
    expect(proxy.seen.join('') + output).not.toContain(canaryKey.slice(0, 20));
  },
  30_000,
);
