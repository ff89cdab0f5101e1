import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { fc } from '@castai-bot/testing/properties';
import { expect, it } from 'vitest';
import { configFor, type Ended, makeDirectory, runBot } from './bot.test-process.ts';
import { lastSteps, steps } from './end-steps.test-functions.ts';

/** A signal to itself ends a process of Windows at once. */
const possible = steps.filter((step) => process.platform !== 'win32' || !step.startsWith('SIGTERM'));

async function run(order: { readonly steps: readonly string[]; readonly last: string }): Promise<Ended> {
  return runBot({
    config: configFor('do-steps', order),
    env: { RUN_DEADLINE_SECONDS: '1.5', TEST_GRACE_SECONDS: '0.5' },
  });
}

it('run() writes one report whose code is that of the process, whatever a function does', async () => {
  const order = fc.record({
    steps: fc.array(fc.constantFrom(...possible), { maxLength: 4 }),
    last: fc.constantFrom(...lastSteps),
  });
  await fc.assert(
    fc.asyncProperty(fc.tuple(order, order, order), async (orders) => {
      for (const ended of await Promise.all(orders.map(run))) {
        const lines = ended.stdout.split('\n');
        expect(lines.filter((line) => line.startsWith('{"schema":1,'))).toHaveLength(1);
        expect(ended.stdout.endsWith(ended.terminationLog)).toBe(true);
        expect(ended.report.exitCode).toBe(ended.code);
      }
    }),
    { numRuns: 8 },
  );
});

it.each([
  [['exit later'], 'return', [3, 'process_exit']],
  [['hold the loop', 'throw later'], 'return', [1, 'failed']],
  [['hold the loop', 'reject later'], 'return failed items', [1, 'failed']],
  [['set exitCode'], 'return', [2, 'exit_code']],
  [['set exitCode later'], 'return failed items', [2, 'exit_code']],
  [['set exitCode'], 'throw', [1, 'failed']],
  [['exit much later'], 'throw', [1, 'failed']],
  [[], 'exit 256', [1, 'process_exit']],
  [['print much'], 'exit 3', [3, 'process_exit']],
  [['print much', 'exit first at exit'], 'exit 3', [3, 'process_exit']],
  [['print much', 'exit at exit'], 'exit 3', [3, 'process_exit']],
  [['exit at exit'], 'return failed items', [65, undefined]],
  [['exit first at exit'], 'return', [0, undefined]],
  [['exit first at exit', 'exit at exit'], 'exit 256', [1, 'process_exit']],
] as const)('run() that does %j and then %s ends with %j', async (done, last, [exitCode, error]) => {
  const { code, report, stdout, terminationLog } = await run({ steps: done, last });
  expect([code, report.exitCode, report.error?.code]).toEqual([exitCode, exitCode, error]);
  expect(stdout.endsWith(terminationLog)).toBe(true);
});

it.skipIf(process.platform === 'win32')(
  'run() tells what fails while the run stops, and lets it finish (not on Windows)',
  async () => {
    const signal = await run({ steps: ['clean up badly', 'SIGTERM', 'print'], last: 'return' });
    expect([signal.code, signal.report.counts]).toEqual([143, { done: 1 }]);
    expect(signal.report.error).toMatchObject({
      code: 'sigterm',
      message: 'SIGTERM ended it; besides: boom',
    });
    expect(signal.stderr).toContain('Failed besides: boom');
    const deadline = await run({ steps: ['clean up badly', 'wait for the signal'], last: 'throw' });
    expect(deadline.code).toBe(75);
    expect(deadline.report.error).toMatchObject({
      code: 'deadline',
      message: 'its deadline of 1.5 s ended it; besides: boom; besides: boom',
    });
  },
);

it.each(['process.exitCode = 5', 'process.exit(5)', 'Promise.reject(new Error("too late"))'])(
  'run() has reported, and %s changes nothing any more',
  async (late) => {
    const main = path.join(makeDirectory(), 'main.ts');
    const bot = JSON.stringify(path.join(import.meta.dirname, 'bot.test-bot.ts'));
    writeFileSync(main, `await import(${bot}); ${late};`);
    const { code, report, stderr } = await runBot({ main, config: configFor('fail-items', { failing: 1 }) });
    expect([code, report.exitCode]).toEqual([65, 65]);
    expect(stderr.includes('Something failed after the run had ended')).toBe(late.startsWith('Promise'));
  },
);
