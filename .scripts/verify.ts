/** What `npm test` runs: every check, then every test. */
import process from 'node:process';
import { execa } from 'execa';
import { root } from './published-packages.ts';

for (const [file, ...args] of [
  [process.execPath, '.scripts/check.ts'],
  ['vitest', 'run'],
] as const) {
  const { exitCode } = await execa(file, args, {
    cwd: root,
    localDir: root,
    preferLocal: true,
    reject: false,
    stdio: 'inherit',
  });
  if (exitCode !== 0) process.exitCode = 1;
}
