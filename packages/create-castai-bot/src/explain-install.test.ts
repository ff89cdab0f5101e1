import { expect, test } from 'vitest';
import { explainInstall } from './explain-install.ts';

test('explainInstall() says what to type where npm has no list of exceptions', () => {
  const output =
    'npm error code ETARGET\nnpm error notarget No matching version found for @castai-bot/runtime@0.1.0 with a date before 11/27/2026, 4:08:53 AM.';
  expect(explainInstall('npm', output)?.command).toBe('npm install --min-release-age=0');
});

test('explainInstall() says which yarn is wanted where it does not know the list', () => {
  const output =
    'Usage Error: Unrecognized or legacy configuration settings found: npmPreapprovedPackages - run "yarn config" to see the list of settings supported in Yarn (in /tmp/x/.yarnrc.yml)';
  expect(explainInstall('yarn', output)?.why).toContain('4.10 or newer');
});

test.each([
  ['npm', 'npm error notarget No matching version found for zod@4 with a date before 11/27/2026'],
  ['npm', 'ENOTFOUND registry'],
  ['pnpm', 'No matching version found for castai-bot@1.0.0 with a date before'],
] as const)(
  'explainInstall() has nothing to add to what %s says of anything else',
  (packageManager, output) => {
    expect(explainInstall(packageManager, output)).toBeUndefined();
  },
);
