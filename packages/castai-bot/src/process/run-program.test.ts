import { PassThrough } from 'node:stream';
import { execPath } from 'node:process';
import { tmpdir } from 'node:os';
import { describe, expect, test } from 'vitest';
import { runProgram } from './run-program.ts';

/** Waits for a program of its own that has its pipes and hears nothing of signals, as kubectl does for a login. */
const WAITS = `
  const stdio = ['ignore', 'inherit', 'inherit'];
  require('node:child_process').spawn(process.execPath, ['-e', 'setTimeout(() => {}, 20_000)'], { stdio, detached: true });
  console.error('waiting for a login');
  setTimeout(() => {}, 20_000);
`;

describe('runProgram', { timeout: 15_000 }, () => {
  test('runProgram() does not wait for what a program that it ended has left behind', async () => {
    const started = performance.now();
    const outcome = await runProgram(
      { program: execPath, args: ['-e', WAITS] },
      {
        cwd: tmpdir(),
        env: {},
        signal: new AbortController().signal,
        live: new PassThrough(),
        timeoutMs: 500,
      },
    );
    expect(outcome).toMatchObject({ exitCode: undefined, reason: 'it does not answer' });
    expect(performance.now() - started).toBeLessThan(8000);
  });
});
