import type { Sent } from '@castai-bot/testing/enter-page';
import { describe, expect, test } from 'vitest';
import { PAGE, send, visit } from './visit.test-kit.ts';

const data = (cookie: string): Sent => ({ path: `${PAGE}data/about`, headers: { cookie } });
const pause = (cookie: string, headers: Readonly<Record<string, string>>): Sent => ({
  method: 'POST',
  path: `${PAGE}do/pause`,
  headers: { cookie, 'content-type': 'application/json', ...headers },
  body: '{}',
});

describe('the page of a simulator: who may see it', () => {
  test('the URL with the token gives a strict cookie and a page that goes on; the cookie opens the page', async () => {
    const { sim, cookie } = await visit();
    const { pathname, search, port } = new URL(sim.explorerUrl);
    const entered = await send(sim, { path: pathname + search });
    expect(entered.status).toBe(200);
    expect(entered.headers['set-cookie']).toEqual([
      `castai-bot-${port}=${search.slice('?token='.length)}; Path=/_castai-bot/; HttpOnly; SameSite=Strict`,
    ]);
    expect(entered.text).toContain('<script src="/_castai-bot/enter.js">');
    const page = await send(sim, { path: PAGE, headers: { cookie } });
    expect(page).toMatchObject({
      status: 200,
      headers: { 'referrer-policy': 'no-referrer', 'cache-control': 'no-store', 'x-frame-options': 'DENY' },
    });
    expect(page.headers['content-security-policy']).not.toMatch(/unsafe|\*/);
    expect(page.text).not.toMatch(/<script>|<style|\son\w+=|style=|https?:/);
  });

  test.each([
    ['no token', PAGE, {}],
    ['a wrong token', `${PAGE}?token=wrong`, {}],
    ['the cookie of another simulator', PAGE, { cookie: 'castai-bot-1=wrong' }],
  ])('with %s a person is told what to do', async (_what, path, headers) => {
    const { sim } = await visit();
    const { status, text } = await send(sim, { path, headers });
    expect(status).toBe(401);
    expect(text).toContain(`castai-bot simulate --port ${new URL(sim.url).port}`);
  });

  test('data, buttons and events want the cookie, the token in their URL is not enough', async () => {
    const { sim } = await visit();
    const token = new URL(sim.explorerUrl).search;
    for (const path of ['data/about', 'data/list', 'data/world', 'events']) {
      expect((await send(sim, { path: `${PAGE}${path}${token}` })).status).toBe(401);
    }
    const press = {
      method: 'POST',
      path: `${PAGE}do/pause${token}`,
      headers: { origin: sim.url },
      body: '{}',
    };
    expect((await send(sim, press)).status).toBe(401);
  });

  test('a browser at / is led to the page, other clients are not', async () => {
    const { sim } = await visit();
    const led = await send(sim, { path: '/', headers: { accept: 'text/html,*/*;q=0.8' } });
    expect(led).toMatchObject({ status: 200, headers: { 'content-type': 'text/html; charset=utf-8' } });
    expect(led.headers['set-cookie']).toBeUndefined();
    expect((await send(sim, { path: PAGE + 'enter.js' })).text).toContain('location.replace("/_castai-bot/"');
    expect((await send(sim, { path: '/', headers: { accept: '*/*' } })).status).toBe(401);
    expect(sim.requests.map(({ path }) => path)).toEqual(['/']);
  });
});

describe('the page of a simulator: what other web pages may not', () => {
  test('a page on another origin cannot read or press, even on another port of this host', async () => {
    const { sim, cookie } = await visit();
    const strangers = [
      'https://evil.example',
      'http://127.0.0.1:1',
      sim.url.replace('http', 'https'),
      'null',
    ];
    for (const origin of strangers) {
      expect((await send(sim, { ...data(cookie), headers: { cookie, origin } })).status).toBe(403);
      expect((await send(sim, pause(cookie, { origin }))).status).toBe(403);
    }
    for (const site of ['cross-site', 'same-site']) {
      const headers = { cookie, 'sec-fetch-site': site };
      expect((await send(sim, { ...data(cookie), headers })).status).toBe(403);
    }
    expect((await send(sim, pause(cookie, { origin: sim.url }))).status).toBe(200);
  });

  test('another host name that leads to 127.0.0.1 gets neither page nor API, unless it is allowed', async () => {
    const { sim, cookie } = await visit({ allowedHosts: ['dev.example'] });
    const key = { 'x-api-key': sim.apiKey };
    const [, port] = sim.url.split('//127.0.0.1:');
    for (const host of [`evil.example:${port}`, `127.0.0.1.evil.example:${port}`]) {
      const asked: readonly Sent[] = [
        data(cookie),
        { path: PAGE },
        { path: '/v1/me', headers: key },
        { path: '/' },
      ];
      for (const { path, headers } of asked) {
        const { status, text } = await send(sim, { path, headers: { ...headers, host } });
        expect([status, text]).toEqual([403, expect.stringContaining('--allow-host')]);
      }
    }
    for (const host of [`dev.example:${port}`, `localhost:${port}`, `host.docker.internal:${port}`]) {
      expect((await send(sim, { path: '/v1/me', headers: { ...key, host } })).status).toBe(200);
    }
  });

  test('a form post is refused, by the page and by the API', async () => {
    const { sim, cookie } = await visit();
    const form = { 'content-type': 'application/x-www-form-urlencoded' };
    const own = pause(cookie, { ...form, origin: sim.url });
    const plain = pause(cookie, { 'content-type': 'text/plain', origin: sim.url });
    const silent = pause(cookie, {});
    const foreign = pause(cookie, { ...form, origin: 'https://evil.example' });
    const statuses = [];
    for (const sent of [own, plain, silent, foreign]) statuses.push((await send(sim, sent)).status);
    expect(statuses).toEqual([415, 415, 403, 403]);
    const path = `/v1/kubernetes/external-clusters/${sim.clusterIds[0]}/hibernate`;
    const headers = { ...form, 'x-api-key': sim.apiKey, origin: 'https://evil.example' };
    const { status, text } = await send(sim, { method: 'POST', path, headers });
    expect([status, text]).toEqual([
      403,
      expect.stringContaining('found the origin \\"https://evil.example\\"'),
    ]);
    expect([sim.requests, sim.changes()]).toEqual([[], []]);
  });

  test('the API takes requests of the own origin, and of clients that name none', async () => {
    const { sim } = await visit();
    const headers = { 'x-api-key': sim.apiKey };
    expect((await send(sim, { path: '/v1/me', headers })).status).toBe(200);
    expect((await send(sim, { path: '/v1/me', headers: { ...headers, origin: sim.url } })).status).toBe(200);
  });
});
