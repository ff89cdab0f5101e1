import type { JSX } from 'preact';
import { Card } from '../pieces/card.tsx';
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
  const data = useData('timeline', { from: String(from), to: String(to) }, '');
  const title = `Requests (${to - from})`;
  if (data === undefined || data instanceof Error) {
    return (
      <Card title={title}>
        <p class="muted">{data?.message ?? 'Reading …'}</p>
      </Card>
    );
  }
  const { entries } = data;
  const again = entries.filter(({ attempt = 1 }) => attempt > 1).length;
  return (
    <Card title={again === 0 ? title : `${title}, ${again} sent again`}>
      <RunRequests
        requests={entries}
        hrefOf={(index) => addressOf('requests', String(index))}
        isRunning={isRunning}
      />
    </Card>
  );
}
