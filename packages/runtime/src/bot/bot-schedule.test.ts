import { expect, it } from 'vitest';
import * as z from 'zod';
import { defineFunction, type FunctionContext } from '../functions/define-function.ts';
import type { Report } from '../report/report.ts';
import { runHere } from './run-here.test-run.ts';

const TICK = new Date('2026-11-30T17:00:00Z');
const BOT_ENTRY = JSON.stringify({
  entry: 'evening',
  function: 'office-hours',
  schedule: '0 18 * * 1-5',
  timeZone: 'Europe/Berlin',
});

type Seen = Pick<FunctionContext, 'schedule' | 'simulated'>;

/** Runs a bot as its pod does, nine seconds after its time. */
async function run(
  env: Readonly<Record<string, string>>,
): Promise<{ readonly seen: readonly Seen[]; readonly report: Report }> {
  const seen: Seen[] = [];
  const officeHours = defineFunction({
    description: 'Looks at its schedule',
    scope: 'organization',
    inputs: z.object({}),
    run: ({ schedule, simulated }) => void seen.push({ schedule: { ...schedule }, simulated }),
  });
  const { report } = await runHere({
    functions: { officeHours },
    env: { API_KEY: 'castai_v1_0000', BOT_ENTRY, ...env },
    now: () => new Date(TICK.getTime() + 9_000),
  });
  return { seen, report };
}

it('run() tells a function in a pod which time it serves, by the name of its Job', async () => {
  const { seen, report } = await run({ BOT_JOB_NAME: `my-bot-evening-${TICK.getTime() / 60_000}` });
  expect(report.exitCode).toBe(0);
  const schedule = {
    tick: TICK,
    previous: new Date('2026-11-27T17:00:00Z'),
    next: new Date('2026-12-01T17:00:00Z'),
    timeZone: 'Europe/Berlin',
  };
  expect(seen).toEqual([{ schedule, simulated: false }]);
});

it('run() tells a function that was told to run of no time but those around it', async () => {
  const { seen } = await run({ BOT_JOB_NAME: 'my-bot-evening-now-123456' });
  expect(seen[0]?.schedule).toEqual({
    tick: undefined,
    previous: TICK,
    next: new Date('2026-12-01T17:00:00Z'),
    timeZone: 'Europe/Berlin',
  });
});

it('run() exits 78 on a BOT_TICK that is no time', async () => {
  const { seen, report } = await run({ BOT_TICK: 'soon' });
  expect([report.exitCode, seen]).toEqual([78, []]);
});
