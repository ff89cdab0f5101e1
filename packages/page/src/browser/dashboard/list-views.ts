import type { DeployedBot } from '../../dashboard-data.ts';
import type { ViewLink } from '../pieces/frame.tsx';
import { isFile } from './server.ts';

/** The views of the page, in their order; a file has run no commands. */
export function listViews(bot: DeployedBot | undefined): readonly ViewLink[] {
  const drift = bot?.entries.reduce((sum, entry) => sum + entry.drift.length, bot.missing.length);
  return [
    { view: 'entries', key: '1', icon: 'schedules', title: 'Entries', count: bot?.entries.length },
    { view: 'runs', key: '2', icon: 'run', title: 'Runs', count: bot?.runs.length },
    { view: 'drift', key: '3', icon: 'changes', title: 'Drift', count: drift },
    { view: 'state', key: '4', icon: 'save', title: 'State', count: bot?.states.length },
    ...(isFile ? [] : [{ view: 'commands', key: '5', icon: 'system', title: 'Commands' } as const]),
  ];
}
