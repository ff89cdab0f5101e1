/** The slowest test files beside a busy neighbour on each core: a test that goes by the clock fails here. */
import { spawn } from 'node:child_process';
import os from 'node:os';
import process from 'node:process';
import { noteCrash } from '@castai-bot/testing/run-notes';
import { execa } from 'execa';
import fs from 'fs-extra';
import { root } from '../../.scripts/published-packages.ts';
import { REPORTERS } from '../../.scripts/run-reporter.ts';
import { DURATIONS, type FileDuration } from '../../.scripts/test-durations.ts';

const FILES = 20;
/** As long as this process lives, however it ends. */
const BUSY = 'const { ppid } = process; while (process.ppid === ppid) for (let n = 0; n < 1e8; n += 1);';

noteCrash('npm run slow');
if (!(await fs.pathExists(DURATIONS)))
  throw new Error('Cannot tell which files are the slowest before a run of all: npm test');
// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- written by .scripts/run-reporter.ts
const durations = (await fs.readJson(DURATIONS)) as readonly FileDuration[];
const slowest = durations
  .toSorted((one, other) => other.seconds - one.seconds)
  .slice(0, FILES)
  .map(({ file }) => file);
const neighbours = Array.from({ length: os.availableParallelism() }, () =>
  spawn(process.execPath, ['--eval', BUSY], { stdio: 'ignore' }),
);
try {
  console.log(`${slowest.length} test files beside ${neighbours.length} busy neighbours`);
  const { exitCode } = await execa('vitest', ['run', ...slowest, ...REPORTERS], {
    cwd: root,
    // A part of each heavy matrix will do.
    env: { TEST_WHOLE: '', TEST_DURATIONS: undefined },
    localDir: root,
    preferLocal: true,
    reject: false,
    stdio: 'inherit',
  });
  if (exitCode !== 0) process.exitCode = 1;
} finally {
  for (const neighbour of neighbours) neighbour.kill();
}
