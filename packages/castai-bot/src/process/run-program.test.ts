import { PassThrough } from 'node:stream';
import { rename } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process, { execPath } from 'node:process';
import { describe, expect, test } from 'vitest';
import { createFixtureRepo } from '../testing/fixture-repo.ts';
import { type ProgramOutcome, runProgram } from './run-program.ts';

/** Waits for a program of its own that has its pipes and hears nothing of signals, as kubectl does for a login. */
const WAITS = `
  const stdio = ['ignore', 'inherit', 'inherit'];
  const own = require('node:child_process').spawn('sleep', ['900'], { stdio, detached: true });
  console.error(own.pid);
  setInterval(() => {}, 1000);
`;

describe('runProgram', () => {
  test.skipIf(process.platform === 'win32')(
    'runProgram() runs no program of the folder it works in, whatever PATH says (not on Windows)',
    async () => {
      await using repo = await createFixtureRepo({ 'bin/git.sh': '', 'git.sh': '#!/bin/sh\necho mine\n' });
      await rename(path.join(repo.root, 'git.sh'), path.join(repo.root, 'git'));
      const common = { cwd: repo.root, signal: new AbortController().signal, live: new PassThrough() };
      const run = (PATH: string): Promise<ProgramOutcome> =>
        runProgram({ program: 'git', args: ['--version'] }, { ...common, env: { PATH } });
      for (const PATH of ['', '.', ':', './', 'bin/..', `:${repo.root}/bin:.`]) {
        expect(await run(PATH)).toMatchObject({ isMissing: true, reason: 'there is no git on the PATH' });
      }
      expect(await run(repo.root)).toMatchObject({ exitCode: 0, stdout: 'mine' });
    },
  );

  test('runProgram() does not wait for what a program that it ended has left behind', async () => {
    const common = { cwd: tmpdir(), env: {}, signal: new AbortController().signal, live: new PassThrough() };
    let outcome: ProgramOutcome | undefined;
    // A busy machine may need more than the first of these to come as far as that.
    for (let timeoutMs = 500; !outcome?.stderr; timeoutMs *= 2)
      outcome = await runProgram({ program: execPath, args: ['-e', WAITS] }, { ...common, timeoutMs });
    // It is still there, and fails here where it is not.
    process.kill(Number(outcome.stderr), 'SIGKILL');
    expect(outcome).toMatchObject({ exitCode: undefined, reason: 'it does not answer' });
  });
});
