import type { JSX } from 'preact';
import type { RunnerRun } from '../../runner-data.ts';
import { JsonText } from '../pieces/json-text.tsx';
import { Empty, Problem } from '../pieces/states.tsx';
import { writePlural, writeSpan } from '../pieces/write-words.ts';
import { addressOf } from '../route.ts';
import { Card } from '../pieces/card.tsx';
import { EndBadge } from '../run/end-badge.tsx';
import { PlannedWrites } from '../run/planned-writes.tsx';
import { RunLog } from '../run/run-log.tsx';
import { RunChanges } from './run-changes.tsx';
import { RunForm } from './run-form.tsx';
import { RunTimeline } from './run-timeline.tsx';
import { simulator } from './simulator.ts';
import { useData } from './use-data.ts';
import './run-view.css';

/** The bot beside the world: what to run, and how the last run went. */
export function RunView(): JSX.Element {
  const data = useData('runner', {}, String(simulator.summary.value?.runner));
  if (data === undefined) return <p class="muted">Reading …</p>;
  if (data instanceof Error) {
    return (
      <section class="view" aria-labelledby="title">
        <h1 id="title">Runs</h1>
        <Problem title="Cannot show the runs">
          <p>{data.message}</p>
        </Problem>
      </section>
    );
  }
  return (
    <section class="view scrolls" aria-labelledby="title" tabIndex={0}>
      <h1 id="title">{data.bot}</h1>
      <RunForm functions={data.functions} isRunning={data.isRunning} />
      {data.run === null ? (
        <Empty title="Nothing has run yet">
          <p>Press Run, or save a source of the bot.</p>
        </Empty>
      ) : (
        <Run run={data.run} />
      )}
    </section>
  );
}

function Run({ run }: { readonly run: RunnerRun }): JSX.Element {
  const { log, report, plan, isDryRun, requests } = run;
  const [from, to] = requests;
  return (
    <>
      <Outcome run={run} />
      <div class="run">
        <Card title="Log">
          <RunLog text={log} />
        </Card>
        <Card title={isDryRun ? 'What it would write' : 'What changed'}>
          {isDryRun ? <PlannedWrites plan={plan} /> : <RunChanges />}
        </Card>
        <Card title={`Requests (${to - from})`}>
          <RunTimeline from={from} to={to} />
        </Card>
        <Card title="Report">
          {report === null ? <p class="muted">None</p> : <JsonText value={report} label="Report" />}
        </Card>
      </div>
    </>
  );
}

/** How the run ended, in a line, and why it did not where it did not. */
function Outcome({ run }: { readonly run: RunnerRun }): JSX.Element {
  const { number, why, problem, durationMs, requests } = run;
  const [from, to] = requests;
  return (
    <div class="outcome" role="status">
      <span>
        Run {number} of <strong>{run.function}</strong>
      </span>
      <EndBadge {...run} />
      <span class="muted">
        {why}
        {durationMs !== null && `, in ${writeSpan(durationMs)}`}, {writePlural(to - from, 'request')}
      </span>
      <a href={addressOf('changes')}>All changes</a>
      {problem !== null && <p class="problem-text">{problem}</p>}
    </div>
  );
}
