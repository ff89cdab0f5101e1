import { describe, expect, test } from 'vitest';
import { askingEnv, botEnv, envFlag, passOn } from './bot-env.ts';

const LOGINS = {
  REGISTRY_PASSWORD: 'canary',
  REGISTRY_USERNAME: 'canary',
  DOCKER_HUB_TOKEN: 'canary',
  GITHUB_TOKEN: 'canary',
  GH_TOKEN: 'canary',
  CI_JOB_TOKEN: 'canary',
  NODE_AUTH_TOKEN: 'canary',
  NPM_TOKEN: 'canary',
  AWS_ACCESS_KEY_ID: 'canary',
  AWS_SECRET_ACCESS_KEY: 'canary',
  GOOGLE_APPLICATION_CREDENTIALS: 'canary',
  KUBECONFIG: 'canary',
  SSH_AUTH_SOCK: 'canary',
  SLACK_WEBHOOK: 'canary',
};
const RUN = {
  API_KEY: 'canary',
  API_URL: 'canary',
  API_REGION: 'canary',
  CLUSTER_ID: 'canary',
  DRY_RUN: '0',
};
const MACHINE = {
  PATH: '/bin',
  Path: 'C:\\',
  HOME: '/home/ada',
  LC_ALL: 'C',
  LANG: 'C',
  TZ: 'UTC',
  TMPDIR: '/tmp',
  https_proxy: 'http://proxy',
  NODE_EXTRA_CA_CERTS: '/ca.pem',
  NODE_OPTIONS: '--conditions=x',
  SystemRoot: 'C:\\Windows',
  FORCE_COLOR: '1',
};

describe('botEnv', () => {
  test('botEnv() gives what a program needs of its machine, and no login', () => {
    expect(botEnv({ ...LOGINS, ...RUN, ...MACHINE, MY_OWN: 'canary' })).toEqual(MACHINE);
  });

  test('botEnv() gives the variables that a person names too, but none that castai-bot decides', () => {
    const env = { ...MACHINE, ...RUN, TEAM: 'blue', FLOOR: '2', DESK: '7' };
    const { env: passed } = passOn({ env: { ...env, CASTAI_BOT_ENV: ' FLOOR ,API_KEY, GONE,' } }, ['TEAM']);
    expect(botEnv(passed)).toEqual({ ...MACHINE, TEAM: 'blue', FLOOR: '2' });
    expect(() => passOn({ env }, ['GONE'])).toThrow(
      'Cannot pass on --env GONE: the shell has no such variable',
    );
    for (const name of Object.keys(RUN)) expect(envFlag.check(name)).toBe('castai-bot decides that itself');
    expect(envFlag.check('TEAM=blue')).toContain('without a value');
    expect(envFlag.check('TEAM')).toBeUndefined();
  });
});

describe('askingEnv', () => {
  test('askingEnv() sets all that leads to an API, so that no file does', () => {
    expect(askingEnv({ ...LOGINS, ...RUN, ...MACHINE })).toEqual({
      ...MACHINE,
      API_KEY: 'no',
      API_KEY_FILE: '',
      API_URL: 'http://127.0.0.1:1',
      API_REGION: '',
      ALLOW_API_HOST: '',
      DRY_RUN: '1',
    });
  });
});
