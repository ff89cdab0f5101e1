import type { JSX } from 'preact';
import { Frame } from '../pieces/frame.tsx';
import type { KeyBinding } from '../pieces/keyboard.ts';
import { currentRoute, type Route } from '../route.ts';
import { ChangesView } from './changes-view.tsx';
import { Clock } from './clock.tsx';
import { ClusterView } from './cluster-view.tsx';
import { ClustersView } from './clusters-view.tsx';
import { FaultsView } from './faults-view.tsx';
import { listViews } from './list-views.ts';
import { RequestsView } from './requests-view.tsx';
import { RunView } from './run-view.tsx';
import { SchedulesView } from './schedules-view.tsx';
import { SimulatorBanner } from './simulator-banner.tsx';
import { act, hasRunner, simulator } from './simulator.ts';
import { WorldButtons } from './world-buttons.tsx';
import './explorer.css';

const RUNNER_KEYS: readonly KeyBinding[] = [
  { key: 's', does: 'Stop the run of the bot', run: () => void act('stop') },
];

/** The whole page. */
export function Explorer(): JSX.Element {
  const route = currentRoute.value;
  return (
    <Frame
      page="Explorer"
      views={listViews(simulator.summary.value, hasRunner.value)}
      view={route[0] ?? homeView()}
      home="clusters"
      keys={hasRunner.value ? RUNNER_KEYS : []}
      top={<Clock />}
      below={<WorldButtons />}
    >
      <SimulatorBanner />
      <View route={route} />
    </Frame>
  );
}

/** Beside a bot, its runs are what is looked at first. */
function homeView(): string {
  return hasRunner.value ? 'run' : 'clusters';
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
