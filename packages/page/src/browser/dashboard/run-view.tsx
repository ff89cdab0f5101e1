import type { JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { DeployedRunDetails } from '../../dashboard-data.ts';
import { Badge } from '../pieces/badge.tsx';
import { Card } from '../pieces/card.tsx';
import { Icon } from '../pieces/icon.tsx';
import { Problem } from '../pieces/states.tsx';
import { writeDistance, writePlural, writeSpan } from '../pieces/write-words.ts';
import { addressOf } from '../route.ts';
import { Refused } from './refused.tsx';
import { RunFailures } from './run-failures.tsx';
import { RunPods } from './run-pods.tsx';
import { isFile, now, useData } from './server.ts';
import { TypeThese } from './type-this.tsx';
import { writeWhen } from './write-when.ts';

/** One run whole: how it went, why, what to do, what it reported and what it printed. */
export function RunView({ name }: { readonly name: string }): JSX.Element {
  const run = useData('run', { name });
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <section class="view scrolls" aria-labelledby="title" tabIndex={0}>
      <div class="title">
        <a
          class="button plain"
          href={addressOf('runs')}
          data-close
          title="All runs (Esc)"
          aria-label="All runs"
        >
          <Icon name="back" />
        </a>
        <h1 id="title" ref={heading} tabIndex={-1}>
          {name}
        </h1>
      </div>
      {run instanceof Error && (
        <Problem title="Cannot show this run">
          <p>{run.message}</p>
        </Problem>
      )}
      {run === undefined && <p class="muted">Reading …</p>}
      {run !== undefined && !(run instanceof Error) && <Run run={run} />}
    </section>
  );
}

function Run({ run }: { readonly run: DeployedRunDetails }): JSX.Element {
  const { report, warnings, warningsProblem } = run;
  return (
    <>
      <Facts run={run} />
      <Why run={run} />
      {report !== null && <RunFailures report={report} hasFailed={run.state === 'failed'} />}
      {warnings.length > 0 && (
        <Card title="What the cluster warned of">
          <ul class="plain-list">
            {warnings.map((warning) => (
              <li key={warning}>{warning}</li>
            ))}
          </ul>
        </Card>
      )}
      {warningsProblem !== null && <Refused title="Warnings are not shown" problem={warningsProblem} />}
      <RunPods run={run} />
    </>
  );
}

function Facts({ run }: { readonly run: DeployedRunDetails }): JSX.Element {
  const { entry, startedAt, durationMs, tries, isManual, exitCode } = run;
  // A file goes on saying what it says, however long ago it was written.
  const age = startedAt === null || isFile ? '' : `, ${writeAge(startedAt)}`;
  const when = startedAt === null ? 'not started' : `${writeWhen(startedAt)}${age}`;
  return (
    <p class="run-line" role="status">
      <strong>{entry}</strong> <Badge word={run.state} />{' '}
      {exitCode !== null && <Badge word={`exit code ${exitCode}`} tone={exitCode === 0 ? 'good' : 'bad'} />}{' '}
      <span class="muted">
        {when}
        {durationMs !== null && `, took ${writeSpan(durationMs)}`}, {writePlural(tries, 'try', 'tries')},
        begun by {isManual ? 'hand' : 'its schedule'}
      </span>
    </p>
  );
}

function writeAge(time: number): string {
  const distance = writeDistance(time, now.value);
  return time > now.value || distance === 'now' ? distance : `${distance} ago`;
}

/** In plain words, with what to type: the first thing that somebody who looks wants to know. */
function Why({ run: { why, todo, lines, state } }: { readonly run: DeployedRunDetails }): JSX.Element | null {
  if (why === null) return null;
  const title =
    state === 'failed' ? 'Why it failed' : state === 'done' ? 'What is missing' : 'What it waits for';
  return (
    <section class={state === 'failed' ? 'card explained bad' : 'card explained'} aria-label={title}>
      <h2>{title}</h2>
      <p class="words">{why}</p>
      {(todo !== null || lines.length > 0) && <h3>What to do</h3>}
      {todo !== null && <p>{todo}.</p>}
      <TypeThese lines={lines} />
    </section>
  );
}
