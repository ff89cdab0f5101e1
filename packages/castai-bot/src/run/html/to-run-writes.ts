import type { RunWrite } from '@castai-bot/page';
import type { KeptWrite } from '../plan/plan-file.ts';
import { describeUnread } from '../render-writes.ts';
import { shortenPath } from '../shorten-path.ts';

/** The writes of a plan, as a page shows them: without what stands there now, what is sent and why that is not known. */
export function toRunWrites(plan: readonly KeptWrite[]): readonly RunWrite[] {
  return plan.map((write) => {
    const { method, body, changes, said = [] } = write;
    const note = describeUnread(write);
    return {
      title: `${method} ${shortenPath(write, plan)}`,
      changes: changes.length > 0 ? changes : said,
      ...(changes.length > 0 || body === undefined ? {} : { body }),
      ...(note === undefined ? {} : { note }),
    };
  });
}
