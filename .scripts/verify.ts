/**
 * `node .scripts/verify.ts [--whole] [stage …]`: what `npm test` and `npm run whole` run. Says at its end how long each
 * stage took, what was not run and what failed, and leaves the minutes of checks and tests for `npm run bench`.
 */
import { randomInt } from 'node:crypto';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { readNotes } from '@castai-bot/testing/run-notes';
import { execa } from 'execa';
import fs from 'fs-extra';
import { describeFailures, type StageEnd } from './describe-failures.ts';
import { describeLeftOut } from './describe-left-out.ts';
import { root } from './published-packages.ts';
import { REPORTERS } from './run-reporter.ts';
import { DURATIONS } from './test-durations.ts';

const STAGES: Readonly<Record<string, readonly [string, ...string[]]>> = {
  checks: [process.execPath, '.scripts/check.ts'],
  // `checks` runs the corpus.
  tests: ['vitest', 'run', '--project', '!corpus', '--project', '!pages', ...REPORTERS],
  // In a browser of the machine; skipped, and said so, where it has none.
  pages: ['vitest', 'run', '--project', 'pages', ...REPORTERS],
  slow: [process.execPath, 'test/slow/main.ts'],
  containers: [process.execPath, '--conditions=@castai-bot/source', 'test/containers/main.ts'],
};

const folder = await fs.mkdtemp(path.join(os.tmpdir(), 'castai-bot-verify-'));
const notes = path.join(folder, 'notes.jsonl');
const durations = path.join(folder, 'durations.json');
const seed = process.env['TEST_SEED'] ?? String(randomInt(1_000_000));
await fs.outputFile(notes, '');

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { whole: { type: 'boolean' } },
});
const wanted = positionals.length > 0 ? positionals : ['checks', 'tests', 'pages'];
const env = {
  TEST_SEED: seed,
  TEST_NOTES: notes,
  TEST_DURATIONS: durations,
  TEST_PACKED: path.join(folder, 'packed'),
  ...(values.whole ? { TEST_WHOLE: '1' } : {}),
};
const ends: (StageEnd & { readonly minutes: number })[] = [];
for (const stage of wanted) {
  const [file, ...args] = STAGES[stage] ?? [];
  if (file === undefined)
    throw new Error(`Found the stage "${stage}", wanted ${Object.keys(STAGES).join(', ')}`);
  const startedAt = performance.now();
  const before = readNotes(notes).length;
  const { exitCode } = await execa(file, args, {
    cwd: root,
    env,
    localDir: root,
    preferLocal: true,
    reject: false,
    stdio: 'inherit',
  });
  if (exitCode !== 0) process.exitCode = 1;
  // Before `slow`, which takes the slowest of all.
  if (stage === 'tests' && (await fs.pathExists(durations))) await fs.copy(durations, DURATIONS);
  const failures = readNotes(notes)
    .slice(before)
    .filter((note) => note.kind === 'failed');
  ends.push({ stage, minutes: (performance.now() - startedAt) / 60_000, exitCode, failures });
}

const all = ends.reduce((sum, { minutes }) => sum + minutes, 0);
if (wanted.join(' ') === 'checks tests pages')
  await fs.outputFile(path.join(root, 'node_modules/.cache/castai-bot/test-minutes'), all.toFixed(2));
const leftOut = describeLeftOut(readNotes(notes), seed);
console.log(leftOut === '' ? '' : `\n${leftOut}\n`);
for (const { stage, minutes, exitCode } of ends)
  console.log(`${exitCode === 0 ? 'ok    ' : 'FAILED'} ${stage.padEnd(10)} ${minutes.toFixed(1)} min`);
if (process.exitCode) console.log(`\n${describeFailures(ends, seed)}`);
console.log(`\n${process.exitCode ? 'FAILED' : 'All of it passed'} after ${all.toFixed(1)} min`);
await fs.remove(folder);
