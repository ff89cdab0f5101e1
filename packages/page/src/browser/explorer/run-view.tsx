import type { JSX } from 'preact';
import type { RunnerChangedObject, RunnerData, RunnerRun, RunnerState } from '../../runner-data.ts';
import { Card } from '../pieces/card.tsx';
import { JsonText } from '../pieces/json-text.tsx';
import { Empty, Problem } from '../pieces/states.tsx';
import { useKeptScroll } from '../pieces/use-kept-scroll.ts';
import { addressOf } from '../route.ts';
import { ChangedObjects } from '../run/changed-objects.tsx';
import { PlannedWrites } from '../run/planned-writes.tsx';
import { RunLog } from '../run/run-log.tsx';
import { RunWhy } from '../run/run-why.tsx';
import { placeOf } from './place-of.ts';
import { RunForm } from './run-form.tsx';
import { RunOutcome } from './run-outcome.tsx';
import { RunState } from './run-state.tsx';
import { RunTimeline } from './run-timeline.tsx';
import { simulator } from './simulator.ts';
import { useData } from './use-data.ts';
import './run-view.css';

/** The bot beside the world: what to run, and how the last run went. */
export function RunView(): JSX.Element {
  const summary = simulator.summary.value;
  const data = useData('runner', {}, `${summary?.start} ${summary?.runner}`);
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
  return <Bot data={data} />;
}

function Bot({ data }: { readonly data: RunnerData }): JSX.Element {
  const { bot, functions, isRunning, problem, run } = data;
  const view = useKeptScroll<HTMLElement>();
  return (
    <section ref={view} class="view scrolls" aria-labelledby="title" tabIndex={0}>
      <h1 id="title">{bot}</h1>
      {problem !== null && (
        <Problem title="The bot is shown as it was before">
          <p class="problem-text">{problem}</p>
        </Problem>
      )}
      <RunForm functions={functions} isRunning={isRunning} isStopping={isRunning && run?.stop !== null} />
      {run === null ? (
        <Empty title="Nothing has run yet">
          <p>Press Run, or save a source of the bot.</p>
        </Empty>
      ) : (
        <Run run={run} state={findState(data, run)} />
      )}
    </section>
  );
}

function findState({ functions, states }: RunnerData, run: RunnerRun): RunnerState | undefined {
  const name = functions.find((one) => one.name === run.function)?.state;
  return states.find((one) => one.name === name);
}

interface RunProps {
  readonly run: RunnerRun;
  readonly state: RunnerState | undefined;
}

function Run({ run, state }: RunProps): JSX.Element {
  const { log, logCut, isDryRun, requests, report, reportProblem, durationMs, stop, problem } = run;
  const isRunning = durationMs === null;
  const [from, to] = requests;
  return (
    <>
      <RunOutcome run={run} />
      {(stop === null || problem !== null) && (
        <RunWhy end={run} report={report} reportProblem={reportProblem} />
      )}
      <div class="run">
        <div class="column">
          <Card title={isDryRun ? 'What it would write' : 'What changed'}>
            <Writes run={run} />
          </Card>
          {state !== undefined && <RunState state={state} run={run} />}
          <Card title={isDryRun ? 'Report: what it would do' : 'Report'}>
            <Report run={run} />
          </Card>
        </div>
        <div class="column">
          <Card title="Log">
            <RunLog text={log} cut={logCut} isRunning={isRunning} />
          </Card>
          <RunTimeline key={run.number} from={from} to={to} isRunning={isRunning} />
        </div>
      </div>
    </>
  );
}

function Writes({ run }: { readonly run: RunnerRun }): JSX.Element {
  const { isDryRun, plan, changed, changedCount, durationMs } = run;
  if (durationMs === null) return <p class="muted">You see this once the run is over</p>;
  if (isDryRun) return <PlannedWrites plan={plan} />;
  return <ChangedObjects objects={changed} total={changedCount} hrefOf={(id) => hrefOf(id, changed)} />;
}

/** The object itself; what is gone, or has no view of its own, is among the changes. */
function hrefOf(id: string, changed: readonly RunnerChangedObject[]): string {
  const object = changed.find((one) => one.id === id);
  const place =
    object?.what === 'deleted' ? undefined : object && placeOf({ ...object, id: object.objectId });
  return place ?? addressOf('changes');
}

function Report({ run }: { readonly run: RunnerRun }): JSX.Element {
  const { report, reportProblem, durationMs } = run;
  if (durationMs === null) return <p class="muted">You see this once the run is over</p>;
  if (report !== null) return <JsonText value={report} label="Report" />;
  return <p class="muted">{reportProblem === null ? 'None' : `None: ${reportProblem}`}</p>;
}
