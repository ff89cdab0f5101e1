import type { JSX } from 'preact';
import type { RunRequest } from '../../run-data.ts';
import { Timeline } from '../pieces/timeline.tsx';

interface RunRequestsProps {
  readonly requests: readonly RunRequest[];
  /** Where one is shown whole. */
  readonly hrefOf: (index: number) => string;
}

/** The requests of a run, from when they were sent to when they were answered. */
export function RunRequests({ requests, hrefOf }: RunRequestsProps): JSX.Element {
  if (requests.length === 0) return <p class="muted">It sent none</p>;
  const items = requests.map(({ index, method, path, status, arrivedAt, tookMs }) => ({
    id: String(index),
    title: `${method} ${path}`,
    word: status === 0 ? 'no answer' : String(status),
    startedAt: arrivedAt,
    tookMs,
    href: hrefOf(index),
  }));
  return <Timeline items={items} label="Requests of the run" />;
}
