import type { JSX } from 'preact';
import type { RunReport } from '../../run-data.ts';
import { Card } from '../pieces/card.tsx';
import { Fact, Facts } from '../pieces/facts.tsx';
import { writeCount } from '../pieces/write-words.ts';
import { FailedItems } from '../run/failed-items.tsx';

interface RunFailuresProps {
  readonly report: RunReport;
  readonly hasFailed: boolean;
}

/** What a bot reported: what it counted, each problem, each item that failed. */
export function RunFailures({ report, hasFailed }: RunFailuresProps): JSX.Element {
  const { counts, error, failed, failedCount } = report;
  const problems = error?.problems ?? [];
  const counted = Object.entries(counts);
  return (
    <Card title="Report">
      {counted.length === 0 && failed.length === 0 && problems.length === 0 && (
        <p class="muted">
          {hasFailed
            ? 'It ended before it counted, so the report cannot tell what it had changed until then. The log has what it printed; the audit log in CAST AI’s console has what it wrote.'
            : 'It counted nothing, and no item failed'}
        </p>
      )}
      {counted.length > 0 && (
        <Facts>
          {counted.map(([name, count]) => (
            <Fact key={name} name={name}>
              {writeCount(count)}
            </Fact>
          ))}
        </Facts>
      )}
      {problems.length > 0 && (
        <ul class="plain-list" aria-label="Problems">
          {problems.map((problem) => (
            <li key={problem}>{problem}</li>
          ))}
        </ul>
      )}
      {failed.length > 0 && <FailedItems failed={failed} failedCount={failedCount} />}
    </Card>
  );
}
