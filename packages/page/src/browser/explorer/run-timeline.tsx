import type { JSX } from 'preact';
import { addressOf } from '../route.ts';
import { RunRequests } from '../run/run-requests.tsx';
import { useData } from './use-data.ts';

/** The requests of a run, each of which leads to itself. */
export function RunTimeline({ from, to }: { readonly from: number; readonly to: number }): JSX.Element {
  const data = useData('timeline', { from: String(from), to: String(to) }, '');
  if (data === undefined || data instanceof Error) return <p class="muted">{data?.message ?? 'Reading …'}</p>;
  return <RunRequests requests={data.entries} hrefOf={(index) => addressOf('requests', String(index))} />;
}
