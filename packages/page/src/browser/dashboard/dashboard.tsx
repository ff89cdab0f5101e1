import type { JSX } from 'preact';
import { useEffect } from 'preact/hooks';
import type { DeployedBot } from '../../dashboard-data.ts';
import { listenForKeys } from '../pieces/keyboard.ts';
import '../pieces/frame.css';
import { Problem } from '../pieces/states.tsx';
import { currentRoute, type Route } from '../route.ts';
import { CommandsView } from './commands-view.tsx';
import { DriftView } from './drift-view.tsx';
import { EntriesView } from './entries-view.tsx';
import { keyBindings } from './keys.ts';
import { LinkBanner } from './link-banner.tsx';
import { RunView } from './run-view.tsx';
import { RunsView } from './runs-view.tsx';
import { useData } from './server.ts';
import { SideBar } from './side-bar.tsx';
import { StatesView } from './states-view.tsx';
import { TopBar } from './top-bar.tsx';
import './dashboard.css';

/** The whole page. */
export function Dashboard(): JSX.Element {
  useEffect(() => listenForKeys(keyBindings), []);
  const route = currentRoute.value;
  const [view = 'entries'] = route;
  const deployed = useData('deployed');
  const bot = deployed instanceof Error ? undefined : deployed;
  useEffect(() => {
    const name = bot === undefined ? '' : ` · ${bot.bot}`;
    document.title = `${view.slice(0, 1).toUpperCase()}${view.slice(1)}${name} · castai-bot Dashboard`;
  }, [view, bot?.bot]);
  return (
    <>
      <a class="skip" href="#main" onClick={skip}>
        Go to the content
      </a>
      <TopBar bot={bot} />
      <SideBar view={view} bot={bot} />
      <main id="main" tabIndex={-1}>
        <LinkBanner />
        {deployed instanceof Error ? (
          <Problem title="Cannot show the bot">
            <p>{deployed.message}</p>
          </Problem>
        ) : (
          bot !== undefined && <View route={route} bot={bot} />
        )}
      </main>
    </>
  );
}

function skip(event: Event): void {
  event.preventDefault();
  document.querySelector<HTMLElement>('#main')?.focus();
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
