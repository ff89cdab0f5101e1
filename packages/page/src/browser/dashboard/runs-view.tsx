import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import { useEffect, useMemo } from 'preact/hooks';
import type { DeployedBot } from '../../dashboard-data.ts';
import { Icon } from '../pieces/icon.tsx';
import { createRowSource } from '../pieces/row-source.ts';
import { Empty, Note } from '../pieces/states.tsx';
import { Table } from '../pieces/table.tsx';
import type { Order } from '../pieces/table-head.tsx';
import { writeCount } from '../pieces/write-words.ts';
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
        <RunsTable bot={bot} of={of} />
      ) : (
        <Refused title="The runs cannot be shown" problem={refused.runs} />
      )}
    </section>
  );
}

function RunsTable({ bot, of }: RunsViewProps): JSX.Element {
  const { runs } = bot;
  const total = runs.length;
  const search = useSignal(of);
  const order = useSignal<Order>({ sort: undefined, isDescending: false });
  const found = useMemo(
    () => listRows(runs, { search: search.value, order: order.value }),
    [runs, search.value, order.value],
  );
  const source = useMemo(
    () => createRowSource((offset, limit) => Promise.resolve(found.part(offset, limit))),
    [found],
  );
  useEffect(() => source.refresh(), [source]);
  return (
    <div class="list">
      <div class="bar">
        <label class="search">
          <Icon name="search" />
          <span class="hidden">Search runs</span>
          <input
            type="search"
            placeholder="Search"
            value={search.value}
            onInput={({ currentTarget }) => {
              search.value = currentTarget.value;
            }}
          />
        </label>
        <span class="muted" role="status">
          {search.value === '' ? writeCount(total) : `${writeCount(found.total)} of ${writeCount(total)}`}
        </span>
      </div>
      <div class="box">
        <Table
          label="Runs"
          source={source}
          order={order}
          now={now.value}
          openId={undefined}
          onOpen={({ id }) => goTo('runs', id)}
          empty={search.value === '' ? <NoRuns bot={bot} /> : <Empty title="No run has that in it" />}
        />
      </div>
    </div>
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
