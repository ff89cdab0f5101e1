import type { Summary } from '../../explorer-data.ts';
import type { ViewLink } from '../pieces/frame.tsx';

/** The views of the page, in their order; beside a bot, its runs come first. */
export function listViews(summary: Summary | undefined, hasRunner: boolean): readonly ViewLink[] {
  const faults = summary?.faults.filter(({ isOver }) => !isOver).length;
  return [
    ...(hasRunner ? [{ view: 'run', key: 'r', icon: 'run', title: 'Run' } as const] : []),
    { view: 'clusters', key: '1', icon: 'clusters', title: 'Clusters' },
    { view: 'requests', key: '2', icon: 'requests', title: 'Requests', count: summary?.requests },
    { view: 'changes', key: '3', icon: 'changes', title: 'Changes', count: summary?.changes },
    { view: 'schedules', key: '4', icon: 'schedules', title: 'Schedules' },
    { view: 'faults', key: '5', icon: 'faults', title: 'Faults', count: faults },
  ];
}
