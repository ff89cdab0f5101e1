import type { CostData } from '@castai-bot/page';
import { totalAmounts } from '../costs/amounts.ts';
import { amountsOver } from '../costs/cluster-amounts.ts';
import { averageOver, type Step } from '../costs/cluster-cost.ts';
import { hoursOf, readWindow } from '../costs/window.ts';
import type { State } from '../state/state.ts';
import { writeTime } from '../time/write-time.ts';

const DAY_MS = 86_400_000;
const DAYS = 7;
const STEP_SECONDS = 3 * 3600;
const HOUR_MS = 3_600_000;

/** What a cluster cost in the last week, at the prices that reports tell. */
export function readCosts(state: State, clusterId: string): CostData {
  const now = state.clock.now();
  const start = Math.floor(now / HOUR_MS) * HOUR_MS - DAYS * DAY_MS;
  const times = { startTime: writeTime(start), endTime: writeTime(now), stepSeconds: STEP_SECONDS };
  const steps = readWindow(times, now).buckets.map((bucket): Step => ({
    bucket,
    amounts: amountsOver(state, clusterId, { bucket, prices: 'discounted' }),
  }));
  const hours = steps.reduce((sum, { bucket }) => sum + hoursOf(bucket), 0);
  const average = totalAmounts(averageOver(steps, hours));
  const series = (name: string, read: (step: Step) => number): CostData['series'][number] => ({
    name,
    values: steps.map(read),
  });
  return {
    times: steps.map(({ bucket }) => bucket.end),
    series: [
      series('on-demand', ({ amounts }) => amounts.on_demand.cost),
      series('spot', ({ amounts }) => amounts.spot.cost),
      series('spot fallback', ({ amounts }) => amounts.fallback.cost),
    ],
    total: average.cost * hours,
    perHour: average.cost,
    cpuCores: average.cpu,
    ramGib: average.ram,
  };
}
