import type { JSX } from 'preact';
import type { RunnerRun, RunnerState } from '../../runner-data.ts';
import { Card } from '../pieces/card.tsx';
import { DiffTable } from '../pieces/diff.tsx';
import { writeCount } from '../pieces/write-words.ts';
import { act } from './simulator.ts';

interface RunStateProps {
  readonly state: RunnerState;
  readonly run: RunnerRun;
}

/** What a function keeps between runs, and what the last run changed of it. */
export function RunState({ state, run }: RunStateProps): JSX.Element {
  const { name, text, cut, lastGoodRuns } = state;
  const { stateChanges, isDryRun, durationMs } = run;
  return (
    <Card title={`State of ${name}`}>
      {stateChanges.length > 0 && (
        <div>
          <h3>{isDryRun ? `Run ${run.number} would store` : `Run ${run.number} stored`}</h3>
          <DiffTable rows={stateChanges} />
        </div>
      )}
      {text === null ? (
        <p class="muted">{durationMs === null ? 'Nothing yet' : 'It keeps nothing'}</p>
      ) : (
        <pre class="json log" tabIndex={0} role="group" aria-label={`State of ${name}`}>
          {text}
          {cut > 0 && `\n… ${writeCount(cut)} more characters`}
        </pre>
      )}
      {lastGoodRuns.map(({ entry, at }) => (
        <p key={entry} class="muted">
          {entry}: last good run {at}
        </p>
      ))}
      <ClearButton name={name} />
    </Card>
  );
}

function ClearButton({ name }: { readonly name: string }): JSX.Element {
  return (
    <div class="clear">
      <button type="button" onClick={() => void act('clear-state', { name })}>
        Clear the state
      </button>
      <p class="muted">
        Forgets what {name} keeps in this world. <code>castai-bot state clear {name}</code> does so for what
        runs with --apply keep on this machine.
      </p>
    </div>
  );
}
