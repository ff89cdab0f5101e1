import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { InterruptSignal } from '@castai-bot/cli';
import { until } from '@castai-bot/testing/until';
import { describe, expect, onTestFinished, test } from 'vitest';
import { untilGone } from '../testing/until-gone.ts';
import { type ChildEnd, runChild } from './run-child.ts';

/** Says its number, and hears nothing of signals. */
const DEAF = `
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(name, () => {});
  console.log(process.pid);
  setInterval(() => {}, 1000);
`;
const START = `const { spawn } = require('node:child_process'); const deaf = ['-e', ${JSON.stringify(DEAF)}];`;
/** The same with a child that is as deaf, and has its pipes. */
const DEAF_WITH_CHILD = `${START} spawn(process.execPath, deaf, { stdio: 'inherit' }); ${DEAF}`;
/** Ends as soon as its child has begun, which holds its stderr from then on. */
function leaveChild(isDetached: boolean): string {
  return `${START}
    const options = { detached: ${isDetached}, stdio: ['ignore', 'pipe', 'inherit'] };
    spawn(process.execPath, deaf, options).stdout.once('data', (text) => {
      process.stdout.write(text, () => process.exit(7));
    });`;
}

describe.skipIf(process.platform === 'win32')('runChild (not on Windows: no process groups)', () => {
  test('runChild() ends what a child leaves behind, and does not wait for its pipes', async () => {
    const { end, said } = start(leaveChild(false));
    expect(await end).toEqual({ exitCode: 7, isOverdue: false });
    expect(said.pids()).toHaveLength(1);
    for (const pid of said.pids()) await untilGone(pid);
  });

  test('runChild() does not wait for the pipes of what has left the group', async () => {
    const { end, said } = start(leaveChild(true));
    expect(await end).toEqual({ exitCode: 7, isOverdue: false });
    expect(said.pids()).toHaveLength(1);
    // It is still there, and fails here where it is not.
    for (const pid of said.pids()) process.kill(pid, 'SIGKILL');
  });

  test('runChild() ends a child that hears no signal, and all it started, when its time is over', async () => {
    let ended: ChildEnd | undefined;
    let pids: readonly number[] = [];
    // A busy machine may need more than the first of these to come as far as that.
    for (let limitMs = 500; pids.length < 2; limitMs *= 2) {
      const { end, said } = start(DEAF_WITH_CHILD, { limitMs });
      ended = await end;
      pids = said.pids();
    }
    expect(ended).toEqual({ exitCode: 128 + 9, isOverdue: true });
    for (const pid of pids) await untilGone(pid);
  });

  test('runChild() ends all of it at the second Ctrl-C, whatever it hears', async () => {
    const { end, said, press } = start(DEAF_WITH_CHILD);
    await until(() => said.pids().length === 2);
    press('SIGINT', 0);
    // From npm, for the same press.
    press('SIGINT', 10);
    press('SIGTERM', 5000);
    expect(await end).toEqual({ exitCode: 128 + 9, isOverdue: false });
    for (const pid of said.pids()) await untilGone(pid);
  });

  test('runChild() passes the first Ctrl-C on, and gives the child its time', async () => {
    const { end, said, press } = start(`
      process.once('SIGINT', () => { console.log('heard'); process.exitCode = 5; clearInterval(timer); });
      const timer = setInterval(() => {}, 1000);
      console.log(process.pid);
    `);
    await until(() => said.pids().length === 1);
    press('SIGINT', 0);
    expect(await end).toEqual({ exitCode: 5, isOverdue: false });
    expect(said.text()).toContain('heard');
  });

  test('runChild() says what cannot be started', async () => {
    const command = { program: 'no-such-program', args: [] };
    const context = { now: () => new Date(0), onInterrupt: () => () => undefined };
    const end = runChild(command, {
      cwd: makeFolder(),
      env: {},
      context,
      onStdout: () => undefined,
      onStderr: () => undefined,
    });
    await expect(end).rejects.toMatchObject({ code: 'CANNOT_START' });
  });
});

interface Started {
  readonly end: Promise<ChildEnd>;
  readonly said: { readonly text: () => string; readonly pids: () => readonly number[] };
  /** A press of Ctrl-C, or the like, at a time. */
  readonly press: (signal: InterruptSignal, atMs: number) => void;
}

function start(program: string, { limitMs }: { readonly limitMs?: number } = {}): Started {
  let [text, nowMs] = ['', 0];
  const listeners = new Set<(signal: InterruptSignal) => void>();
  const hear = (chunk: string): void => void (text += chunk);
  const context = {
    now: () => new Date(nowMs),
    onInterrupt: (listener: (signal: InterruptSignal) => void) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
  const options = { cwd: makeFolder(), env: process.env, context, onStdout: hear, onStderr: hear };
  const command = { program: process.execPath, args: ['-e', program] };
  return {
    end: runChild(command, { ...options, ...(limitMs === undefined ? {} : { limitMs }) }),
    said: { text: () => text, pids: () => (text.match(/^\d+$/gm) ?? []).map(Number) },
    press: (signal, atMs) => {
      nowMs = atMs;
      for (const listener of listeners) listener(signal);
    },
  };
}

function makeFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'castai-bot-child-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}
