import { describe, expect, test } from 'vitest';
import { findPreloadProblems } from './preloads.ts';
import { readSettings } from './settings.ts';

const POD = { KUBERNETES_SERVICE_HOST: '10.0.0.1' };

describe('findPreloadProblems', () => {
  test.each([
    '--import=/etc/config/evil.mjs',
    '--import /etc/config/evil.mjs',
    '--max-old-space-size=64 --require "/etc/config/evil.cjs"',
    '-r /etc/config/evil.cjs',
    '--loader=./x.mjs',
    '--experimental-loader ./x.mjs',
    '--inspect',
    '--inspect=0.0.0.0:9229',
    '--inspect-brk',
    '--inspect-port=9229',
    '"--import" "data:text/javascript,1"',
    String.raw`"--im\port=data:text/javascript,1"`,
    '--im"port"=data:text/javascript,1',
    '--inspect_brk',
    '--experimental_loader=./x.mjs',
    '--openssl-config=/etc/config/evil.cnf',
    '--snapshot-blob=/etc/config/evil.blob',
    '--debug-port=9229',
  ])('findPreloadProblems() refuses NODE_OPTIONS %j in a pod, unless the manifest allows it', (options) => {
    const env = { ...POD, NODE_OPTIONS: options };
    expect(readSettings(env).problems).toEqual([
      expect.stringMatching(/^env NODE_OPTIONS: found "-{1,2}[a-z-]+", which runs other code beside the key/),
    ]);
    expect(readSettings({ ...env, ALLOW_PRELOAD: '1' }).problems).toEqual([]);
    // Elsewhere it is the person's own machine.
    expect(findPreloadProblems({ NODE_OPTIONS: options })).toEqual([]);
  });

  test.each([
    '',
    '--max-old-space-size=64',
    '--enable-source-maps --use-openssl-ca',
    '--conditions=--x',
    '--no-inspect',
  ])('findPreloadProblems() lets NODE_OPTIONS %j be', (options) => {
    expect(findPreloadProblems({ ...POD, NODE_OPTIONS: options })).toEqual([]);
  });

  test('findPreloadProblems() refuses LD_PRELOAD and LD_AUDIT in a pod, and takes no other word than 1 for leave', () => {
    const env = { ...POD, LD_PRELOAD: '/tmp/evil.so', LD_AUDIT: '/tmp/evil.so', NODE_OPTIONS: '--inspect' };
    for (const leave of ['', '0', 'true', 'yes'])
      expect(findPreloadProblems({ ...env, ALLOW_PRELOAD: leave })).toHaveLength(3);
    expect(findPreloadProblems({ ...env, ALLOW_PRELOAD: '1' })).toEqual([]);
  });
});
