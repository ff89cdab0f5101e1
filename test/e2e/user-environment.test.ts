import { expect, test, vi } from 'vitest';
import { userEnvironment } from '../../.scripts/user-environment.ts';

test('userEnvironment() keeps no trace of the npx, pnpm and settings around it, and every setting of the user', () => {
  const ofOurs = {
    npm_config_call: 'pnpm run demo',
    npm_config_package: 'pnpm@12.21.0',
    npm_config_yes: 'true',
    npm_config_local_prefix: '/workspace',
    npm_config_omit_lockfile_registry_resolved: 'true',
    npm_lifecycle_event: 'npx',
    PNPM_PACKAGE_NAME: 'workspace',
    CI: 'true',
    GITHUB_ACTIONS: 'true',
  };
  const ofTheUser = {
    npm_config_registry: 'https://registry.example.com/',
    HTTPS_PROXY: 'http://proxy.example.com',
  };
  for (const [name, value] of Object.entries({ ...ofOurs, ...ofTheUser })) vi.stubEnv(name, value);
  const environment = userEnvironment();
  expect(Object.keys(ofOurs).filter((name) => name in environment)).toEqual([]);
  expect(environment).toMatchObject(ofTheUser);
});
