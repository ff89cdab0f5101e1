import type { JSX } from 'preact';
import type { DeployedBot } from '../../dashboard-data.ts';
import { SearchList } from '../pieces/search-list.tsx';
import { Empty, Note } from '../pieces/states.tsx';
import { goTo } from '../route.ts';
import { listRows } from './list-rows.ts';
import { Refused } from './refused.tsx';
import { now } from './server.ts';
import { TypeThis } from './type-this.tsx';

interface RunsViewProps {
  readonly bot: DeployedBot;
  /** What is searched for first: an entry. */
  readonly of: string;
}

/** Every run that the cluster keeps, newest first. */
export function RunsView({ bot, of }: RunsViewProps): JSX.Element {
  const { refused } = bot;
  return (
    <section class="view" aria-labelledby="title">
      <h1 id="title">Runs</h1>
      {refused.pods !== undefined && refused.runs === undefined && (
        <Note>
          <p>{refused.pods.message}: why a run failed, its report and its log are not shown.</p>
        </Note>
      )}
      {refused.runs === undefined ? (
        <SearchList
          title="Runs"
          read={(query) => listRows(bot.runs, query)}
          news={bot.runs}
          now={now.value}
          searchFor={of}
          openId={undefined}
          onOpen={({ id }) => goTo('runs', id)}
          empty={<NoRuns bot={bot} />}
        />
      ) : (
        <Refused title="The runs cannot be shown" problem={refused.runs} />
      )}
    </section>
  );
}

function NoRuns({ bot: { deploy, entries } }: { readonly bot: DeployedBot }): JSX.Element {
  const line = entries[0]?.offers.find(({ command }) => command === 'run-now')?.line;
  return (
    <Empty title="The cluster keeps no run">
      <p>{line === undefined ? 'The bot is not deployed yet' : 'None has begun, or all were cleaned up'}.</p>
      <p>
        <TypeThis line={line ?? deploy} />
      </p>
    </Empty>
  );
}
