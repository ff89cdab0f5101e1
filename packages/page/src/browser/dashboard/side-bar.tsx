import type { JSX } from 'preact';
import type { DeployedBot } from '../../dashboard-data.ts';
import { Icon, type IconName } from '../pieces/icon.tsx';
import { writeCount } from '../pieces/write-words.ts';
import { addressOf } from '../route.ts';
import { isFile } from './server.ts';

interface Place {
  readonly view: string;
  readonly icon: IconName;
  readonly title: string;
  readonly count?: number | undefined;
}

/** The views of the page. */
export function SideBar({
  view,
  bot,
}: {
  readonly view: string;
  readonly bot: DeployedBot | undefined;
}): JSX.Element {
  const drift = bot?.entries.reduce((sum, entry) => sum + entry.drift.length, bot.missing.length);
  const places: readonly Place[] = [
    { view: 'entries', icon: 'schedules', title: 'Entries', count: bot?.entries.length },
    { view: 'runs', icon: 'run', title: 'Runs', count: bot?.runs.length },
    { view: 'drift', icon: 'changes', title: 'Drift', count: drift },
    { view: 'state', icon: 'save', title: 'State', count: bot?.states.length },
    ...(isFile ? [] : [{ view: 'commands', icon: 'system', title: 'Commands' } as const]),
  ];
  return (
    <div class="side">
      <nav aria-label="Views">
        {places.map(({ view: name, icon, title, count = 0 }) => (
          <a key={name} href={addressOf(name)} aria-current={view === name ? 'page' : undefined}>
            <Icon name={icon} />
            <span>{title}</span>
            {count > 0 && <span class="count">{writeCount(count)}</span>}
          </a>
        ))}
      </nav>
      {!isFile && (
        <section class="world" aria-label="About this page">
          <a class="muted notices" href="notices.txt">
            Licences
          </a>
        </section>
      )}
    </div>
  );
}
