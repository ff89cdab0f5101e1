import type { JSX } from 'preact';
import { Timeline } from '../pieces/timeline.tsx';
import { addressOf } from '../route.ts';
import { useData } from './use-data.ts';

/** The requests of a run, from when they were sent to when they were answered. */
export function RunTimeline({ from, to }: { readonly from: number; readonly to: number }): JSX.Element {
  const data = useData('timeline', { from: String(from), to: String(to) }, '');
  if (data === undefined || data instanceof Error) return <p class="muted">{data?.message ?? 'Reading …'}</p>;
  if (data.entries.length === 0) return <p class="muted">It sent none</p>;
  const items = data.entries.map(({ index, method, path, status, arrivedAt, tookMs }) => ({
    id: String(index),
    title: `${method} ${path}`,
    word: status === 0 ? 'no answer' : String(status),
    startedAt: arrivedAt,
    tookMs,
    href: addressOf('requests', String(index)),
  }));
  return <Timeline items={items} label="Requests of the run" />;
}
