import type { JSX } from 'preact';
import { useEffect } from 'preact/hooks';
import { listenForKeys } from '../pieces/keyboard.ts';
import { currentRoute, type Route } from '../route.ts';
import { ChangesView } from './changes-view.tsx';
import { ClusterView } from './cluster-view.tsx';
import { ClustersView } from './clusters-view.tsx';
import { FaultsView } from './faults-view.tsx';
import { keyBindings, KeysDialog } from './keys-dialog.tsx';
import { LinkBanner } from './link-banner.tsx';
import { RequestsView } from './requests-view.tsx';
import { RunView } from './run-view.tsx';
import { SchedulesView } from './schedules-view.tsx';
import { SideBar } from './side-bar.tsx';
import { hasRunner } from './simulator.ts';
import { TopBar } from './top-bar.tsx';
import '../pieces/frame.css';
import './explorer.css';

/** The whole page. */
export function Explorer(): JSX.Element {
  useEffect(() => listenForKeys(keyBindings), []);
  const route = currentRoute.value;
  useEffect(() => {
    document.title = `${titleOf(route)} · castai-bot Explorer`;
  }, [route]);
  return (
    <>
      <a class="skip" href="#main" onClick={skip}>
        Go to the content
      </a>
      <TopBar />
      <SideBar view={route[0] ?? homeView()} />
      <main id="main" tabIndex={-1}>
        <LinkBanner />
        <View route={route} />
      </main>
      <KeysDialog />
    </>
  );
}

function skip(event: Event): void {
  event.preventDefault();
  document.querySelector<HTMLElement>('#main')?.focus();
}

/** Beside a bot, its runs are what is looked at first. */
function homeView(): string {
  return hasRunner.value ? 'run' : 'clusters';
}

function titleOf([view = homeView()]: Route): string {
  return view.slice(0, 1).toUpperCase() + view.slice(1);
}

function View({ route }: { readonly route: Route }): JSX.Element {
  const [view = homeView(), first, second, third] = route;
  switch (view) {
    case 'run':
      return <RunView />;
    case 'requests':
      return <RequestsView openIndex={first} />;
    case 'changes':
      return <ChangesView openId={first} />;
    case 'schedules':
      return <SchedulesView list={first} openId={second} />;
    case 'faults':
      return <FaultsView />;
    default:
      if (first === undefined) return <ClustersView />;
      return <ClusterView key={first} clusterId={first} tab={second ?? 'nodes'} openId={third} />;
  }
}
