import { isDeepStrictEqual } from 'node:util';
import type { TimelineData } from '@castai-bot/page';
import type { RecordedRequest } from '../http/recorded-request.ts';
import type { LoggedRequest } from '../request-log.ts';

const MOST_REQUESTS = 500;

/** What a server answers that is to be asked again, below 500. */
const AGAIN_LATER: ReadonlySet<number> = new Set([0, 408, 429]);

/** A request that failed, and has not been tried again. */
interface Failed {
  readonly attempt: number;
  readonly request: RecordedRequest;
}

/** Requests from one place among all on, to before another; each that sends again what had failed says which attempt it is. */
export function readTimeline(
  entries: readonly LoggedRequest[],
  { from, to }: { readonly from: number; readonly to: number },
): TimelineData {
  let failed: readonly Failed[] = [];
  const shown = entries.slice(from, Math.min(to, from + MOST_REQUESTS));
  return {
    entries: shown.map(({ request, arrivedAt, tookMs }, offset) => {
      const index = from + offset;
      const { method, path, status } = request;
      const earlier = failed.find((one) => isSame(one.request, request));
      const attempt = 1 + (earlier?.attempt ?? 0);
      failed = failed.filter((one) => one !== earlier);
      if (AGAIN_LATER.has(status) || status >= 500) failed = [...failed, { attempt, request }];
      const entry = { index, arrivedAt, tookMs, method, path, status };
      return attempt === 1 ? entry : { ...entry, attempt };
    }),
  };
}

function isSame(one: RecordedRequest, other: RecordedRequest): boolean {
  return (
    one.method === other.method &&
    one.path === other.path &&
    isDeepStrictEqual([one.query, one.body], [other.query, other.body])
  );
}
