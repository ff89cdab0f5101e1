import type { JSX } from 'preact';
import type { RunData } from '../../run-data.ts';
import { Badge } from '../pieces/badge.tsx';
import { Card } from '../pieces/card.tsx';
import { DiffTable } from '../pieces/diff.tsx';
import { JsonText } from '../pieces/json-text.tsx';
import { Note } from '../pieces/states.tsx';
import { writeCount } from '../pieces/write-words.ts';
import { ChangedObjects } from './changed-objects.tsx';
import { EndBadge } from './end-badge.tsx';
import { PlannedWrites } from './planned-writes.tsx';
import { RunFacts } from './run-facts.tsx';
import { RunLog } from './run-log.tsx';
import { RunRequests } from './run-requests.tsx';
import { RunWhy } from './run-why.tsx';
import { SentWrites } from './sent-writes.tsx';
import './run-whole.css';

/** One run, all that is known of it: what failed first, then what it was, did, sent and printed. */
export function RunWhole({ run }: { readonly run: RunData }): JSX.Element {
  const { entry, isDryRun, report, reportProblem, notes, requests, log, logCut } = run;
  return (
    <article class="run-whole">
      <div class="run-title">
        <h1>{entry}</h1>
        <EndBadge {...run} />
        {isDryRun && <Badge word="dry run" />}
        {run.isReal && <Badge word="real run" />}
      </div>
      <RunWhy end={run} report={report} reportProblem={reportProblem} />
      {notes.map((note) => (
        <RunNote key={note.text} {...note} />
      ))}
      <Card title="The run">
        <RunFacts run={run} />
      </Card>
      <Writes run={run} />
      {requests !== null && (
        <Card title={`Requests (${writeCount(requests.length)})`}>
          <RunRequests requests={requests} />
        </Card>
      )}
      <Card title="Log">
        <RunLog text={log} cut={logCut} />
      </Card>
      {report !== null && (
        <details class="card">
          <summary>Report as JSON</summary>
          <JsonText value={report} label="Report" />
        </details>
      )}
    </article>
  );
}

function RunNote({ text, lines }: RunData['notes'][number]): JSX.Element {
  return (
    <Note>
      <p>{text}</p>
      {lines.length > 0 && (
        <ul>
          {lines.map((line) => (
            <li key={line}>
              <code>{line}</code>
            </li>
          ))}
        </ul>
      )}
    </Note>
  );
}

function Writes({
  run: { isDryRun, plan, changes, sent, notSent, state },
}: {
  readonly run: RunData;
}): JSX.Element {
  return (
    <>
      {plan !== null && (
        <Card title={`${isDryRun ? 'What it would write' : 'What it was to write'} ${count(plan)}`}>
          <PlannedWrites plan={plan} />
        </Card>
      )}
      {changes !== null && !isDryRun && (
        <Card title={`What changed ${count(changes)}`}>
          <ChangedObjects objects={changes} total={changes.length} />
        </Card>
      )}
      {sent !== null && (
        <Card title={`What was sent ${count(sent)}`}>
          <SentWrites writes={sent} />
        </Card>
      )}
      {notSent !== null && notSent.length > 0 && (
        <Card title={`What was not sent ${count(notSent)}`}>
          <SentWrites writes={notSent} />
        </Card>
      )}
      {state !== null && (
        <Card title={`State ${state.name}${isDryRun ? ', not stored' : ''}`}>
          <DiffTable rows={state.changes} />
        </Card>
      )}
    </>
  );
}

function count(of: readonly unknown[]): string {
  return `(${writeCount(of.length)})`;
}
