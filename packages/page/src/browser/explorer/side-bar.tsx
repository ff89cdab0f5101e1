import type { JSX } from 'preact';
import { Icon, type IconName } from '../pieces/icon.tsx';
import { writeCount } from '../pieces/write-words.ts';
import { addressOf } from '../route.ts';
import { ResetButton } from './reset-button.tsx';
import { hasRunner, simulator } from './simulator.ts';

interface Place {
  readonly view: IconName & ('run' | 'clusters' | 'requests' | 'changes' | 'schedules' | 'faults');
  readonly title: string;
  readonly count?: number | undefined;
}

/** The views of the page, and what is about the whole world. */
export function SideBar({ view }: { readonly view: string }): JSX.Element {
  const summary = simulator.summary.value;
  const places: readonly Place[] = [
    ...(hasRunner.value ? [{ view: 'run', title: 'Run' } as const] : []),
    { view: 'clusters', title: 'Clusters' },
    { view: 'requests', title: 'Requests', count: summary?.requests },
    { view: 'changes', title: 'Changes', count: summary?.changes },
    { view: 'schedules', title: 'Schedules' },
    { view: 'faults', title: 'Faults', count: summary?.faults.filter(({ isOver }) => !isOver).length },
  ];
  return (
    <div class="side">
      <nav aria-label="Views">
        {places.map(({ view: name, title, count = 0 }) => (
          <a key={name} href={addressOf(name)} aria-current={view === name ? 'page' : undefined}>
            <Icon name={name} />
            <span>{title}</span>
            {count > 0 && <span class="count">{writeCount(count)}</span>}
          </a>
        ))}
      </nav>
      <section class="world" aria-label="The world">
        <a class="button plain" href="data/world" download="world.json">
          <Icon name="save" /> Save world
        </a>
        <ResetButton />
        <a class="muted notices" href="notices.txt">
          Licences
        </a>
      </section>
    </div>
  );
}
