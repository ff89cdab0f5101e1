/** Every bar that a machine can hold: `npm run check`. Runs them all, prints one line each, then what failed. */
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { noteCrash, noteForEnd } from '@castai-bot/testing/run-notes';
import { execa } from 'execa';
import fs from 'fs-extra';
import { checkShape } from './check-shape.ts';
import { packAll } from './pack.ts';
import { root } from './published-packages.ts';
import { REPORTERS } from './run-reporter.ts';
import { summarizeProblems } from './summarize-problems.ts';

/** Returns the problems as text, or nothing. */
type Check = () => Promise<string | undefined>;

const node = process.execPath;

const checks: Readonly<Record<string, Check>> = {
  types: () => command('tsc', ['--noEmit', '-p', root]),
  'types of pages': () => command('tsc', ['--noEmit', '-p', 'packages/page/src/browser']),
  lint: () => command('oxlint'),
  format: () => command('oxfmt', ['--check', '.']),
  'file and function shape': checkShape,
  'generated code is current': () => command(node, ['packages/api/scripts/generate.ts', '--check']),
  'READMEs say what commands touch': () =>
    command(node, ['--conditions=@castai-bot/source', '.scripts/write-touches.ts', '--check']),
  'unused code and dependencies': () => command('knip'),
  "no stack trace for a user's mistake": () =>
    command('vitest', ['run', '--project', 'corpus', ...REPORTERS]),
  'packed packages': checkTarballs,
};

async function command(file: string, args: readonly string[] = []): Promise<string | undefined> {
  const { exitCode, all } = await execa(file, args, {
    all: true,
    cwd: root,
    localDir: root,
    preferLocal: true,
    reject: false,
  });
  return exitCode === 0 ? undefined : `${all}\n${file} ${args.join(' ')} exited with ${exitCode}`;
}

/** publint on every tarball; attw on those with types. */
async function checkTarballs(): Promise<string | undefined> {
  const folder = await fs.mkdtemp(path.join(os.tmpdir(), 'castai-bot-pack-'));
  try {
    const problems: (string | undefined)[] = [];
    for (const { name, file } of await packAll(folder)) {
      problems.push(await command('publint', ['run', file, '--strict']));
      if (name.startsWith('@')) problems.push(await command('attw', [file, '--profile', 'esm-only']));
    }
    return problems.filter((problem) => problem !== undefined).join('\n') || undefined;
  } finally {
    await fs.remove(folder);
  }
}

noteCrash('npm run check');
for (const [title, check] of Object.entries(checks)) {
  const startedAt = performance.now();
  const problems = await check().catch(String);
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
  console.log(`${problems === undefined ? 'ok    ' : 'FAILED'} ${title} (${seconds} s)`);
  if (problems === undefined) continue;
  console.error(problems);
  noteForEnd({ kind: 'failed', title, message: summarizeProblems(problems), again: 'npm run check' });
  process.exitCode = 1;
}
