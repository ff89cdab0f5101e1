import type { TimelineData } from '@castai-bot/page';
import { createAttemptCounter } from '@castai-bot/page/attempt-counter';
import { asksForTheSame } from '../http/recorded-request.ts';
import type { Running } from '../running.ts';
import { nameObject } from './name-object.ts';

const MOST_REQUESTS = 500;

/** Requests from one place among all on; each that sends again what had failed says which attempt it is. */
export function readTimeline(
  { log: { entries }, state }: Pick<Running, 'log' | 'state'>,
  from: number,
): TimelineData {
  const attempts = createAttemptCounter(asksForTheSame);
  const shown = entries.slice(from, from + MOST_REQUESTS);
  return {
    total: Math.max(0, entries.length - from),
    entries: shown.map(({ request, arrivedAt, tookMs }, offset) => {
      const { method, path, status } = request;
      const attempt = attempts.count(request);
      const about = nameObject(state, path);
      return {
        index: from + offset,
        arrivedAt,
        tookMs,
        method,
        path,
        status,
        ...(attempt === 1 ? {} : { attempt }),
        ...(about === undefined ? {} : { about }),
      };
    }),
  };
}
