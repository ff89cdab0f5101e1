import { expect, test } from 'vitest';
import { createFixtureRepo, typeScriptAnswers } from '../testing/fixture-repo.ts';
import { runBin } from '../testing/run-bin.ts';
import { describeProxy } from './describe-proxy.ts';

const url = new URL('https://api.cast.ai/v1/me');
const USED = { NODE_USE_ENV_PROXY: '1' };
const through = (name: string): string => `, through the proxy proxy.corp:3128 (${name})`;
const PROXY = 'http://ann:secret@proxy.corp:3128';

test.each([
  [{}, ''],
  [{ HTTPS_PROXY: '' }, ''],
  [{ HTTP_PROXY: PROXY, ...USED }, ''],
  [{ HTTPS_PROXY: PROXY, ...USED }, through('HTTPS_PROXY')],
  [{ https_proxy: PROXY, HTTPS_PROXY: 'http://other:1', ...USED }, through('https_proxy')],
  [{ HTTPS_PROXY: PROXY, NODE_OPTIONS: '--use-env-proxy' }, through('HTTPS_PROXY')],
  [{ HTTPS_PROXY: PROXY }, '; HTTPS_PROXY is not used unless NODE_USE_ENV_PROXY=1 is set too'],
  [{ HTTPS_PROXY: PROXY, NO_PROXY: 'localhost, .cast.ai', ...USED }, ''],
  [{ HTTPS_PROXY: PROXY, NO_PROXY: '*.cast.ai', ...USED }, ''],
  [{ HTTPS_PROXY: PROXY, no_proxy: '*', ...USED }, ''],
  [{ HTTPS_PROXY: PROXY, no_proxy: 'ast.ai,api.cast.ai:8443', ...USED }, through('HTTPS_PROXY')],
  [{ HTTPS_PROXY: 'proxy', ...USED }, ', through the proxy it names, which is no address (HTTPS_PROXY)'],
])('describeProxy() says with %j: %s', (env, words) => {
  expect(describeProxy(url, { env })).toBe(words);
  expect(words).not.toContain('secret');
});

test('describeProxy() needs no second setting where the proxies always count', () => {
  expect(describeProxy(url, { env: { HTTPS_PROXY: PROXY }, isAlways: true })).toBe(through('HTTPS_PROXY'));
});

/** Port 9 takes nothing. */
const env = { HTTPS_PROXY: 'http://ann:secret@127.0.0.1:9', NODE_USE_ENV_PROXY: '1' };

test('castai-bot types names the proxy that did not let it through, without its password', async () => {
  await using repo = await createFixtureRepo({ 'castai-bot.json': typeScriptAnswers() });
  const { code, stderr } = await runBin(['types'], { cwd: repo.root, env });
  expect(code).toBe(1);
  expect(stderr).toContain('ECONNREFUSED, through the proxy 127.0.0.1:9 (HTTPS_PROXY)');
  expect(stderr).not.toContain('secret');
});
