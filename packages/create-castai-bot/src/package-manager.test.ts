import { expect, test } from 'vitest';
import { detectPackageManager } from './package-manager.ts';

test.each([
  ['npm/11.19.1 node/v24.21.0 linux x64 workspaces/false', 'npm'],
  ['pnpm/12.21.0 npm/? node/v24.21.0 linux x64', 'pnpm'],
  ['yarn/1.22.22 npm/? node/v24.21.0 linux x64', 'yarn'],
  ['yarn/4.9.1 npm/? node/v24.21.0 linux x64', 'yarn'],
  ['bun/1.2.4 npm/? node/v24.21.0 linux x64', 'bun'],
  ['deno/2.4.0 npm/? deno/2.4.0 linux x86_64', 'npm'],
  ['', 'npm'],
  [undefined, 'npm'],
])('detectPackageManager() reads %j as %s', (userAgent, expected) => {
  expect(detectPackageManager(userAgent)).toBe(expected);
});
