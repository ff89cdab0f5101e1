import { expect, test } from 'vitest';
import { findConfigMap } from './config-map-place.ts';

const state = { name: 'hours', configMap: 'b-hours-state', namespace: 'castai-agent' };

test.each<[string, Record<string, string>, typeof state | undefined, RegExp]>([
  ['a machine without castai-bot', {}, state, /found neither castai-bot run nor a cluster/],
  ['a manifest that names none', { KUBERNETES_SERVICE_HOST: '10.0.0.1' }, undefined, /names no ConfigMap/],
  [
    'a pod without a token',
    { KUBERNETES_SERVICE_HOST: '10.0.0.1' },
    state,
    /cannot read \/nowhere\/namespace/,
  ],
  ['another host', { BOT_STATE_URL: 'http://example.com/' }, state, /wanted http:\/\/127\.0\.0\.1/],
  ['no URL', { BOT_STATE_URL: 'file' }, state, /wanted http:\/\/127\.0\.0\.1/],
])('findConfigMap() refuses %s', (...[_what, env, inManifest, words]) => {
  expect(() => findConfigMap(inManifest, { name: 'hours', env, folder: '/nowhere' })).toThrow(words);
});

test('findConfigMap() takes what castai-bot keeps, by its token', () => {
  const env = {
    BOT_STATE_URL: 'http://127.0.0.1:1/state',
    BOT_STATE_TOKEN: 't',
    KUBERNETES_SERVICE_HOST: 'x',
  };
  const { readAccess, url } = findConfigMap(state, { name: 'hours', env });
  expect([url.href, readAccess()]).toEqual(['http://127.0.0.1:1/state', { token: 't', ca: undefined }]);
});
