import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import type { DeployedRunDetails, DeployedTry } from '../../dashboard-data.ts';
import { Card } from '../pieces/card.tsx';
import { CopyButton } from '../pieces/copy-button.tsx';
import { Problem } from '../pieces/states.tsx';
import { PlannedWrites } from '../run/planned-writes.tsx';
import { RunLog } from '../run/run-log.tsx';
import { now, useData } from './server.ts';
import { TypeThis } from './type-this.tsx';

/** The tries of a run, and the log of the one that is chosen: the last, until somebody chooses another. */
export function RunPods({ run }: { readonly run: DeployedRunDetails }): JSX.Element {
  const { pods } = run;
  const chosen = useSignal<string | undefined>(undefined);
  const shown = pods.find(({ pod }) => pod === chosen.value) ?? pods.findLast(({ hasLog }) => hasLog);
  return (
    <>
      {(pods.length > 1 || pods.some(({ hasLog }) => !hasLog)) && (
        <Card title={pods.length > 1 ? `Tries (${pods.length})` : 'Pod'}>
          <ol class="plain-list">
            {pods.map((one) => (
              <li key={one.pod}>
                <code>{one.pod}</code> {one.words}{' '}
                {one.hasLog && pods.length > 1 && (
                  <button
                    type="button"
                    aria-pressed={one.pod === shown?.pod}
                    onClick={() => {
                      chosen.value = one.pod;
                    }}
                  >
                    Its log
                  </button>
                )}
              </li>
            ))}
          </ol>
        </Card>
      )}
      {shown?.lastWords !== undefined && shown.lastWords !== null && (
        <Card title="What it left at its end">
          <pre class="json" tabIndex={0} role="group" aria-label="What it left at its end">
            {shown.lastWords}
          </pre>
        </Card>
      )}
      {shown === undefined ? (
        <Card title="Log">
          <p class="muted">
            {pods.length === 0 ? 'There is no pod, and so no log' : 'Nothing has started yet'}
          </p>
        </Card>
      ) : (
        <PodLog key={shown.pod} run={run.name} shown={shown} />
      )}
    </>
  );
}

const REREAD_MS = 3000;

function PodLog({ run, shown }: { readonly run: string; readonly shown: DeployedTry }): JSX.Element {
  // While it runs, more comes.
  const more = shown.isRunning ? Math.floor(now.value / REREAD_MS) : 0;
  const log = useData('log', { run, pod: shown.pod }, more);
  if (log === undefined) {
    return (
      <Card title="Log">
        <p class="muted">Reading …</p>
      </Card>
    );
  }
  if (log instanceof Error) {
    return (
      <Card title="Log">
        <Problem title="The log cannot be shown">
          <p class="problem-text">{log.message}</p>
        </Problem>
      </Card>
    );
  }
  return (
    <>
      {log.plan.length > 0 && (
        <Card title={`What it would have written (${log.plan.length})`}>
          <PlannedWrites plan={log.plan} />
        </Card>
      )}
      <Card title="Log">
        <div class="log-bar">
          <CopyButton text={() => log.text} title="Copy" />
          {log.isCut && (
            <span class="muted">
              This is its end. All of it: <TypeThis line={log.line} />
            </span>
          )}
        </div>
        <RunLog text={log.text} />
      </Card>
    </>
  );
}
