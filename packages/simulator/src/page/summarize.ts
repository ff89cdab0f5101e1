import { createHash } from 'node:crypto';
import type { Summary } from '@castai-bot/page';
import type { Running } from '../running.ts';
import { isOver } from '../faults/fault-plan.ts';
import { writeFault } from '../faults/write-fault.ts';
import type { Journal } from '../state/journal.ts';

/** Makes what tells a page of the simulator as it is. @param secret which is not told, tells one simulator from another */
export function createSummarizer(running: Running, secret: string): () => Summary {
  const name = createHash('sha256').update(secret).digest('hex').slice(0, 12);
  const countChanges = createCounter();
  return () => {
    const { clock, faults, log, state, resets, runner } = running;
    clock.settle();
    return {
      start: `${name}-${resets}`,
      revision: state.journal.writes,
      changes: countChanges(state.journal),
      requests: log.entries.length,
      time: { now: clock.now(), isPaused: clock.isPaused, nextAt: clock.nextAt() ?? null },
      runner: runner?.revision() ?? null,
      faults: faults.list().map(({ id, fault, met }) => ({
        id,
        text: writeFault(fault),
        met,
        isOver: isOver({ fault, met }),
      })),
    };
  };
}

/** Counts again only when something was written. */
function createCounter(): (journal: Journal) => number {
  let counted: { readonly journal: Journal; readonly writes: number; readonly changes: number } | undefined;
  return (journal) => {
    const { writes } = journal;
    if (counted?.journal !== journal || counted.writes !== writes) {
      counted = { journal, writes, changes: journal.changes().length };
    }
    return counted.changes;
  };
}
