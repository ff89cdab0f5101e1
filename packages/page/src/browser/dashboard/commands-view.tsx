import type { JSX } from 'preact';
import type { RanCommand } from '../../dashboard-data.ts';
import { Badge } from '../pieces/badge.tsx';
import { Empty, Problem } from '../pieces/states.tsx';
import { RunLog } from '../run/run-log.tsx';
import { useData } from './server.ts';
import { writeWhen } from './write-when.ts';

/** What the buttons of this page ran, with what each printed. */
export function CommandsView(): JSX.Element {
  const ran = useData('commands');
  return (
    <section class="view scrolls" aria-labelledby="title" tabIndex={0}>
      <h1 id="title">Commands</h1>
      {ran instanceof Error && (
        <Problem title="Cannot show them">
          <p>{ran.message}</p>
        </Problem>
      )}
      {Array.isArray(ran) && ran.length === 0 && (
        <Empty title="No command was run here">
          <p>A button of an entry shows the command that it runs, and runs it once you have said yes.</p>
        </Empty>
      )}
      {Array.isArray(ran) && ran.map((one: RanCommand) => <Command key={one.id} one={one} />)}
    </section>
  );
}

function Command({ one }: { readonly one: RanCommand }): JSX.Element {
  const { line, startedAt, output, exitCode } = one;
  return (
    <section class="card" aria-label={line}>
      <h2>
        <code>{line}</code>{' '}
        {exitCode === null ? (
          <Badge word="running" />
        ) : (
          <Badge word={`exit code ${exitCode}`} tone={exitCode === 0 ? 'good' : 'bad'} />
        )}{' '}
        <span class="muted">{writeWhen(startedAt)}</span>
      </h2>
      <RunLog text={output} />
    </section>
  );
}
