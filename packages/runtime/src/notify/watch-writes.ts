import { isWrite } from '@castai-bot/api/bot';
import type { BotRun } from '../run/bot-run.ts';
import type { SentWrite } from './describe-run.ts';

/** More are counted no more: a message shows twenty. */
const MOST = 10_000;

/** Notes what a run writes from here on, but for what CAST AI refuses. */
export function watchWrites(run: BotRun): readonly SentWrite[] {
  const writes: SentWrite[] = [];
  run.watchCalls(({ method, status, template, url }) => {
    // Without an answer it may have been written.
    const isDone = status === undefined || (status >= 200 && status < 300);
    if (!isDone || writes.length === MOST) return;
    if (!isWrite(method, template, Object.fromEntries(url.searchParams))) return;
    writes.push({ method, path: url.pathname, status });
  });
  return writes;
}
