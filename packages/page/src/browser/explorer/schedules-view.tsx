import type { JSX } from 'preact';
import type { ListName } from '../../explorer-data.ts';
import { Empty } from '../pieces/states.tsx';
import { addressOf, goTo } from '../route.ts';
import { ListView } from './list-view.tsx';
import { ObjectPanel } from './object-panel.tsx';
import { hasRunner, worldNews } from './simulator.ts';

const LISTS: readonly { readonly name: ListName; readonly title: string; readonly how: string }[] = [
  {
    name: 'rebalancing-schedules',
    title: 'Rebalancing',
    how: 'A bot makes one with POST /v1/rebalancing-schedules.',
  },
  {
    name: 'hibernation-schedules',
    title: 'Hibernation',
    how: 'A bot makes one with POST /v1/organizations/{organizationId}/hibernation-schedules.',
  },
];

interface SchedulesViewProps {
  readonly list: string | undefined;
  readonly openId: string | undefined;
}

/** What goes off by itself as the simulator's time passes. */
export function SchedulesView({ list, openId }: SchedulesViewProps): JSX.Element {
  const shown = LISTS.find(({ name }) => name === list) ?? LISTS[0];
  if (shown === undefined) return <Empty title="No schedules" />;
  return (
    <section class="view" aria-labelledby="title">
      <h1 id="title">Rebalancing and hibernation schedules</h1>
      {hasRunner.value && (
        <p class="muted">
          CAST AI keeps these. When the bot’s own functions run is told at <a href={addressOf('run')}>Run</a>.
        </p>
      )}
      <nav class="tabs" aria-label="Kinds of schedules">
        {LISTS.map(({ name, title }) => (
          <a
            key={name}
            href={addressOf('schedules', name)}
            aria-current={name === shown.name ? 'page' : undefined}
          >
            {title}
          </a>
        ))}
      </nav>
      <div class="split">
        <ListView
          key={shown.name}
          of={shown.name}
          title={`${shown.title} schedules`}
          openId={openId}
          onOpen={({ id }) => goTo('schedules', shown.name, id)}
          news={worldNews.value}
          empty={
            <Empty title={`No ${shown.title.toLowerCase()} schedules`}>
              <p>{shown.how}</p>
            </Empty>
          }
        />
        {openId !== undefined && (
          <ObjectPanel
            key={openId}
            of={shown.name}
            clusterId=""
            id={openId}
            onClose={() => goTo('schedules', shown.name)}
          />
        )}
      </div>
    </section>
  );
}
