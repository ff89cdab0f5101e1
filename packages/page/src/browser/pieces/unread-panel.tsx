import type { JSX } from 'preact';
import { Problem } from './states.tsx';
import { Panel } from './panel.tsx';

interface UnreadPanelProps {
  /** Why it cannot be shown; left out while it is on its way. */
  readonly problem?: Error | undefined;
  /** What is said above the problem. */
  readonly title?: string;
  readonly onClose: (() => void) | undefined;
}

/** Stands where a panel's data is not there yet, or not at all. */
export function UnreadPanel({ problem, title = 'Cannot show it', onClose }: UnreadPanelProps): JSX.Element {
  if (problem === undefined) {
    return (
      <Panel title="Reading …" onClose={onClose}>
        {null}
      </Panel>
    );
  }
  return (
    <Panel title="Not there" onClose={onClose}>
      <Problem title={title}>
        <p>{problem.message}</p>
      </Problem>
    </Panel>
  );
}
