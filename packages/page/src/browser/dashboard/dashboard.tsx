import type { JSX } from 'preact';
import type { DeployedBot } from '../../dashboard-data.ts';
import { Frame } from '../pieces/frame.tsx';
import { Problem } from '../pieces/states.tsx';
import { currentRoute, type Route } from '../route.ts';
import { CommandsView } from './commands-view.tsx';
import { DriftView } from './drift-view.tsx';
import { EntriesView } from './entries-view.tsx';
import { listViews } from './list-views.ts';
import { RunView } from './run-view.tsx';
import { RunsView } from './runs-view.tsx';
import { ServerBanner } from './server-banner.tsx';
import { isFile, useData } from './server.ts';
import { StatesView } from './states-view.tsx';
import { WhatIsShown } from './what-is-shown.tsx';
import './dashboard.css';

/** The whole page. */
export function Dashboard(): JSX.Element {
  const route = currentRoute.value;
  const deployed = useData('deployed');
  const bot = deployed instanceof Error ? undefined : deployed;
  return (
    <Frame
      page="Dashboard"
      of={bot?.bot}
      views={listViews(bot)}
      view={route[0] ?? 'entries'}
      home="entries"
      top={<WhatIsShown bot={bot} />}
      below={!isFile && <Licences />}
    >
      <ServerBanner />
      {deployed instanceof Error ? (
        <Problem title="Cannot show the bot">
          <p>{deployed.message}</p>
        </Problem>
      ) : (
        bot !== undefined && <View route={route} bot={bot} />
      )}
    </Frame>
  );
}

function Licences(): JSX.Element {
  return (
    <section class="world" aria-label="About this page">
      <a class="muted notices" href="notices.txt">
        Licences
      </a>
    </section>
  );
}

function View({
  route: [view = 'entries', first, second = ''],
  bot,
}: {
  readonly route: Route;
  readonly bot: DeployedBot;
}): JSX.Element {
  switch (view) {
    case 'runs':
      if (first === undefined || first === 'of') return <RunsView key={second} bot={bot} of={second} />;
      return <RunView key={first} name={first} />;
    case 'drift':
      return <DriftView bot={bot} />;
    case 'state':
      return <StatesView bot={bot} openName={first} />;
    case 'commands':
      return <CommandsView />;
    default:
      return <EntriesView bot={bot} />;
  }
}
