import type { ComponentChildren, JSX } from 'preact';
import type { RunnerRun } from '../../runner-data.ts';
import { Badge } from '../pieces/badge.tsx';
import { JsonText } from '../pieces/json-text.tsx';
import { Empty, Problem } from '../pieces/states.tsx';
import { writePlural, writeSpan } from '../pieces/write-words.ts';
import { addressOf } from '../route.ts';
import { RunForm } from './run-form.tsx';
import { RunTimeline } from './run-timeline.tsx';
import { RunWrites } from './run-writes.tsx';
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
          {log === '' ? (
            <p class="muted">Nothing was printed</p>
          ) : (
            <pre class="json log" tabIndex={0} role="group" aria-label="Log">
              {log}
            </pre>
          )}
        </Card>
        <Card title={isDryRun ? 'What it would write' : 'What changed'}>
          <RunWrites plan={isDryRun ? plan : undefined} />
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

function Card({
  title,
  children,
}: {
  readonly title: string;
  readonly children: ComponentChildren;
}): JSX.Element {
  return (
    <section class="card" aria-label={title}>
      <h2>{title}</h2>
      {children}
    </section>
  );
}

/** How the run ended, in a line, and why it did not where it did not. */
function Outcome({ run }: { readonly run: RunnerRun }): JSX.Element {
  const { number, why, exitCode, meaning, problem, durationMs, requests } = run;
  const [from, to] = requests;
  return (
    <div class="outcome" role="status">
      <span>
        Run {number} of <strong>{run.function}</strong>
      </span>
      {durationMs === null ? (
        <Badge word="running" tone="warn" />
      ) : (
        <Badge
          word={problem === null ? `${meaning} (${exitCode})` : 'could not run'}
          tone={exitCode === 0 ? 'good' : 'bad'}
        />
      )}
      <span class="muted">
        {why}
        {durationMs !== null && `, in ${writeSpan(durationMs)}`}, {writePlural(to - from, 'request')}
      </span>
      <a href={addressOf('changes')}>All changes</a>
      {problem !== null && <p class="problem-text">{problem}</p>}
    </div>
  );
}
