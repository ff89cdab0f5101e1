import type { BotAnswers, FunctionSchedule } from '@castai-bot/scaffold';
import { isInterval } from '@castai-bot/schedule';

/**
 * What to say of a time that a run stands for and the schedule of its entry does not have, with those around it;
 * undefined where it has it. Such a run goes on: the time of one that was missed is known by whoever asks for it.
 */
export async function describeOddTime(
  { functions }: BotAnswers,
  { name, tick }: { readonly name: string; readonly tick: Date },
): Promise<string | undefined> {
  const schedules: Readonly<Record<string, FunctionSchedule>> = functions;
  const { schedule = null, timeZone = '' } = schedules[name] ?? {};
  if (schedule === null)
    return `${write(tick)} is no time that ${name} runs at by itself: it has no schedule`;
  if (isInterval(schedule)) return undefined;
  const { runsAround } = await import('@castai-bot/schedule/runs-around');
  const before = new Date(tick.getTime() - 1);
  if (runsAround(schedule, { timeZone, at: before }).next?.getTime() === tick.getTime()) return undefined;
  const { previous, next } = runsAround(schedule, { timeZone, at: tick });
  const nearest = [previous, next].flatMap((run) => (run === undefined ? [] : [`--at ${write(run)}`]));
  const end = nearest.length === 0 ? '' : `; the nearest are ${nearest.join(' and ')}`;
  return `${write(tick)} is no time of the schedule of ${name}, "${schedule}" in ${timeZone}${end}`;
}

/** As `--at` takes it. */
function write(time: Date): string {
  return time.toISOString().replace(/(?::00)?\.000Z$/, 'Z');
}
