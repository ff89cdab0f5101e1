import type { JSX } from 'preact';
import type { RunnerRun } from '../../runner-data.ts';
import { Badge } from '../pieces/badge.tsx';
import { writeClock, writePlural, writeSpan } from '../pieces/write-words.ts';
import { addressOf } from '../route.ts';
import { EndBadge } from '../run/end-badge.tsx';

/** How a run goes or went, in a line, and why it did not where it did not. */
export function RunOutcome({ run }: { readonly run: RunnerRun }): JSX.Element {
  const { number, why, durationMs, requests } = run;
  const [from, to] = requests;
  return (
    <div class="outcome" role="status">
      <span>
        Run {number} of <strong>{run.function}</strong>
      </span>
      <EndBadge {...run} />
      {run.isDryRun && <Badge word="dry run: nothing was written" />}
      <span class="muted">
        {why}
        {durationMs !== null && `, in ${writeSpan(durationMs)}`}, {writePlural(to - from, 'request')}
      </span>
      <a href={addressOf('changes')}>All changes</a>
      {run.stop !== null && <p>{describeStop(run.stop, durationMs !== null)}</p>}
    </div>
  );
}

function describeStop({ why, endsAt }: NonNullable<RunnerRun['stop']>, isOver: boolean): string {
  if (isOver) return `Stopped ${why}`;
  const until = writeClock(endsAt).slice(0, 8);
  return `Stopping ${why}: it has until ${until} UTC to end by itself; press Stop again to end it at once.`;
}
