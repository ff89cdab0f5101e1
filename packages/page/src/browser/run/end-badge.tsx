import type { JSX } from 'preact';
import type { RunEnd } from '../../run-data.ts';
import { Badge } from '../pieces/badge.tsx';

/** How a run ended, in a few words and a colour. */
export function EndBadge({ durationMs, exitCode, meaning, problem }: RunEnd): JSX.Element {
  if (durationMs === null && problem === null) return <Badge word="running" tone="warn" />;
  return (
    <Badge
      word={problem === null ? `${meaning} (${exitCode})` : 'could not run'}
      tone={exitCode === 0 ? 'good' : 'bad'}
    />
  );
}
