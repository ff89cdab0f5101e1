import type { JSX } from 'preact';
import type { DeployedRun } from '../../dashboard-data.ts';
import { Badge, type Tone } from '../pieces/badge.tsx';

const TONES: Readonly<Record<DeployedRun['state'], Tone>> = {
  done: 'good',
  failed: 'bad',
  running: 'warn',
  waiting: 'warn',
};

/** How a run went, or that it goes on. */
export function RunBadge({ run: { state } }: { readonly run: DeployedRun }): JSX.Element {
  return <Badge word={state} tone={TONES[state]} />;
}
