import { describe, expect, it } from 'vitest';
import { configFor, runBot } from './bot.test-process.ts';

describe('the end of a run', () => {
  it('run() ends a process that a timer holds, names it and keeps its code', async () => {
    const { code, report, stderr } = await runBot({ config: configFor('leave-timer') });
    expect(code).toBe(0);
    expect(report).toMatchObject({ exitCode: 0, counts: { done: 1 } });
    expect(stderr).toContain('Something holds the process after the run and is cut off: 1 timer"');
  });

  it('run() starts the report on a line of its own', async () => {
    const { stdout } = await runBot({ config: configFor('leave-timer') });
    expect(stdout).toMatch(/^(tick )+\n\{"schema":1,.*\}\n$/);
  });

  it('run() loses nothing of 300 kB in a pipe when it ends the process', async () => {
    const { code, stdout } = await runBot({ config: configFor('print-much') });
    expect(code).toBe(0);
    expect(stdout.indexOf('\n')).toBe(300_000);
    expect(stdout.slice(300_000)).toMatch(/^\nend of output\n\{"schema":1.*\}\n$/);
  });

  it('run() exits 1 when the function waits for what can never come', async () => {
    const { code, report, stderr } = await runBot({ config: configFor('never-settle') });
    expect(code).toBe(1);
    expect(report).toMatchObject({ function: 'never-settle', error: { code: 'never_settled' } });
    expect(stderr).toContain(
      'Cannot finish \\"never-settle\\": nothing is left that could settle the promise',
    );
    expect(stderr).not.toContain('unsettled top-level await');
  });

  it('run() exits 1 when something throws where nobody catches', async () => {
    const { code, report, stderr } = await runBot({ config: configFor('crash') });
    expect(code).toBe(1);
    expect(report.error).toEqual({ code: 'failed', message: 'thrown in a timer' });
    expect(stderr).toContain('bot.test-functions.ts');
  });

  it('run() exits 1 when a promise that nobody waits for is rejected after the function returned', async () => {
    const { code, report, stderr } = await runBot({ config: configFor('reject-late') });
    expect(code).toBe(1);
    expect(stderr).not.toContain('Something holds');
    expect(stderr).not.toContain('Ended with exit code 0');
    expect(report).toMatchObject({
      exitCode: 1,
      counts: { done: 1 },
      error: { message: 'nobody waited for this' },
    });
  });

  it('run() exits 1 and reports what a function throws, whatever it is', async () => {
    const { code, report } = await runBot({ config: configFor('throw-nonsense') });
    expect(code).toBe(1);
    expect(report.error).toEqual({
      code: 'failed',
      message: 'Found [Object: null prototype] {} thrown, wanted an Error',
    });
  });

  it('run() exits 1 and still reports when the function ends the process itself', async () => {
    const { code, report, stderr, terminationLog } = await runBot({ config: configFor('exit-itself') });
    expect(code).toBe(1);
    expect(stderr).toContain('Cannot finish \\"exit-itself\\": it called process.exit(0) itself');
    expect(report.error).toEqual({ code: 'process_exit', message: 'it called process.exit(0) itself' });
    expect(JSON.parse(terminationLog)).toEqual(report);
  });
});

describe('the deadline', () => {
  it('run() exits 75 a second after RUN_DEADLINE_SECONDS, whatever the function does', async () => {
    const { code, report, stderr } = await runBot({
      config: configFor('ignore-signal'),
      env: { RUN_DEADLINE_SECONDS: '0.3' },
    });
    expect(code).toBe(75);
    expect(report).toMatchObject({
      exitCode: 75,
      error: { code: 'deadline', message: 'its deadline of 0.3 s ended it' },
    });
    expect(stderr).toContain('Something holds the process after the run and is cut off: 1 timer"');
  });

  it('run() keeps the counts of a function that stops at its deadline', async () => {
    const { code, report } = await runBot({
      config: configFor('heed-signal'),
      env: { RUN_DEADLINE_SECONDS: '0.3' },
    });
    expect(code).toBe(75);
    expect(report).toMatchObject({ counts: { before: 7 }, error: { code: 'deadline' } });
  });
});

describe.skipIf(process.platform === 'win32')('signals (not on Windows)', () => {
  it.each([
    ['SIGTERM', 143],
    ['SIGINT', 130],
  ] as const)('run() ends a function that heeds %s with %i and its counts', async (signal, exitCode) => {
    const ended = await runBot({ config: configFor('heed-signal'), signals: [signal] });
    expect([ended.code, ended.signal]).toEqual([exitCode, null]);
    expect(ended.report).toMatchObject({
      exitCode,
      counts: { before: 7 },
      error: { code: signal.toLowerCase(), message: `${signal} ended it` },
    });
    expect(ended.stderr).not.toContain('Something holds');
  });

  it('run() lets a function finish whose forgotten calls are aborted', async () => {
    const { code, report, stderr } = await runBot({ config: configFor('leave-calls'), signals: ['SIGTERM'] });
    expect([code, report.counts]).toEqual([143, { before: 7 }]);
    expect(report.error?.message).toBe('SIGTERM ended it');
    expect(stderr).toContain('"Calls that nobody waited for were aborted with the run","count":2');
  });

  it('run() ends a function that throws its signal with 143', async () => {
    const { code, report } = await runBot({ config: configFor('throw-on-signal'), signals: ['SIGTERM'] });
    expect([code, report.error?.code]).toEqual([143, 'sigterm']);
  });

  it('run() ends a function that ignores SIGTERM with 143 when its grace is over', async () => {
    const { code, report, stderr } = await runBot({
      config: configFor('ignore-signal'),
      signals: ['SIGTERM'],
      env: { TEST_GRACE_SECONDS: '0.5' },
    });
    expect([code, report.exitCode]).toEqual([143, 143]);
    expect(stderr).toContain('Something holds the process after the run and is cut off: 1 timer"');
  });

  it('run() takes two SIGINTs at once for one, as a terminal and a parent send them', async () => {
    const { code, report } = await runBot({
      config: configFor('heed-signal'),
      signals: ['SIGINT', 'SIGINT'],
    });
    expect([code, report.counts]).toEqual([130, { before: 7 }]);
  });
});
