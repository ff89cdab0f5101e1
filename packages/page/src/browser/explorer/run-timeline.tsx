import type { JSX } from 'preact';
import { Card } from '../pieces/card.tsx';
import { writeCount } from '../pieces/write-words.ts';
import { addressOf } from '../route.ts';
import { RunRequests } from '../run/run-requests.tsx';
import { useData } from './use-data.ts';

interface RunTimelineProps {
  readonly from: number;
  readonly to: number;
  readonly isRunning: boolean;
}

/** The requests of a run, each of which leads to itself. */
export function RunTimeline({ from, to, isRunning }: RunTimelineProps): JSX.Element {
  const data = useData('timeline', { from: String(from) }, String(to));
  const sent = to - from;
  const title = `Requests (${writeCount(sent)})`;
  if (data === undefined || data instanceof Error) {
    return (
      <Card title={title}>
        <p class="muted">{data?.message ?? READING}</p>
      </Card>
    );
  }
  // What came behind them is of others.
  const requests = data.entries.slice(0, sent);
  const again = requests.filter(({ attempt = 1 }) => attempt > 1).length;
  const isRead = data.total >= sent;
  return (
    <Card title={again === 0 ? title : `${title}, ${again} sent again`}>
      {(isRead || requests.length > 0) && (
        <RunRequests
          requests={requests}
          hrefOf={(index) => addressOf('requests', String(index))}
          isRunning={isRunning}
        />
      )}
      {!isRead && <p class="muted">{READING}</p>}
      {isRead && requests.length < sent && (
        <p class="muted">
          These are the first {writeCount(requests.length)}; <a href={addressOf('requests')}>Requests</a>{' '}
          lists all
        </p>
      )}
    </Card>
  );
}

const READING = 'Reading …';
