import { X509Certificate } from 'node:crypto';
import { request } from 'node:https';
import { onTestFinished, expect, test } from 'vitest';
import { startSimulator } from '../start-simulator.ts';
import { makeCertificate } from './make-certificate.ts';

const NOW = Date.parse('2026-10-01T00:00:00Z');

test('makeCertificate() is for localhost and 127.0.0.1, signed by an authority of its own', async () => {
  const { key, certificate, authority } = await makeCertificate(NOW);
  const [leaf, root] = [new X509Certificate(certificate), new X509Certificate(authority)];
  expect(leaf.verify(root.publicKey) && leaf.checkIssued(root)).toBe(true);
  expect([root.ca, leaf.ca]).toEqual([true, false]);
  expect(leaf.subjectAltName).toBe('DNS:localhost, IP Address:127.0.0.1');
  expect([leaf.checkHost('localhost'), leaf.checkIP('127.0.0.1')]).toEqual(['localhost', '127.0.0.1']);
  expect([leaf.checkHost('example.com'), leaf.checkIP('10.0.0.1')]).toEqual([undefined, undefined]);
  expect(leaf.validFromDate.getTime()).toBeLessThan(NOW);
  expect(leaf.validToDate.getTime() - NOW).toBe(30 * 86_400_000);
  expect(key).toMatch(/^-----BEGIN PRIVATE KEY-----\n[\w+/=\n]+-----END PRIVATE KEY-----\n$/);
  expect((await makeCertificate(NOW)).authority).not.toBe(authority);
});

/** The status that a GET gets of a client that trusts this authority, or why there is none. */
function get(url: string, options: { readonly ca?: string; readonly key: string }): Promise<string> {
  return new Promise((resolve) => {
    const { ca, key } = options;
    const headers = { 'X-API-Key': key };
    const sent = request(url, { headers, agent: false, ...(ca === undefined ? {} : { ca }) }, (answer) => {
      let text = '';
      answer.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
      answer.on('end', () => resolve(`${answer.statusCode} ${text}`));
    });
    sent.on('error', (error) => resolve('code' in error ? String(error.code) : error.message));
    sent.end();
  });
}

test('startSimulator() with tls answers those who trust its authority, by either name', async () => {
  const sim = await startSimulator({ tls: true });
  onTestFinished(() => sim.close());
  expect(sim.url).toMatch(/^https:\/\/127\.0\.0\.1:\d+$/);
  const [ca = '', key] = [sim.authority, sim.apiKey];
  for (const url of [sim.url, sim.url.replace('127.0.0.1', 'localhost')]) {
    expect(await get(`${url}/v1/me`, { ca, key })).toMatch(/^200 /);
    const document = await get(`${url}/v1/spec/openapi.json`, { ca, key });
    expect(document).toContain(`"servers":[{"url":"${url}"`);
  }
  expect(await get(`${sim.url}/v1/me`, { key })).toMatch(/UNABLE_TO_VERIFY|SELF_SIGNED/);
});

test('startSimulator() without tls has no authority', async () => {
  const sim = await startSimulator();
  onTestFinished(() => sim.close());
  expect([sim.authority, sim.url.split(':')[0]]).toEqual([undefined, 'http']);
});
