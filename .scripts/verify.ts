/** What `npm test` runs: every check, then every test. Leaves the minutes it took for `npm run bench`. */
import path from 'node:path';
import process from 'node:process';
import { execa } from 'execa';
import fs from 'fs-extra';
import { root } from './published-packages.ts';

const startedAt = performance.now();
const steps = [
  [process.execPath, '.scripts/check.ts'],
  ['vitest', 'run'],
] as const;
for (const [file, ...args] of steps) {
  const { exitCode } = await execa(file, args, {
    cwd: root,
    localDir: root,
    preferLocal: true,
    reject: false,
    stdio: 'inherit',
  });
  if (exitCode !== 0) process.exitCode = 1;
}
const minutes = (performance.now() - startedAt) / 60_000;
await fs.outputFile(path.join(root, 'node_modules/.cache/castai-bot/test-minutes'), minutes.toFixed(2));
console.log(
  `\n${process.exitCode ? 'FAILED' : 'All checks and tests passed'} after ${minutes.toFixed(1)} min`,
);
