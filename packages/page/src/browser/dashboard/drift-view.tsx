import type { JSX } from 'preact';
import type { DeployedBot, DeployedEntry, EntryDrift } from '../../dashboard-data.ts';
import { Diff } from '../pieces/diff.tsx';
import { Empty, Problem } from '../pieces/states.tsx';
import { Refused } from './refused.tsx';
import { TypeThis } from './type-this.tsx';

/** Where cluster, files and registry have come apart. */
export function DriftView({ bot }: { readonly bot: DeployedBot }): JSX.Element {
  const { driftProblem, entries, missing, refused, deploy } = bot;
  const drifted = entries.filter(({ drift }) => drift.length > 0);
  const isSame = drifted.length === 0 && missing.length === 0;
  return (
    <section class="view scrolls" aria-labelledby="title" tabIndex={0}>
      <h1 id="title">Drift</h1>
      {driftProblem !== null && (
        <Problem title="The cluster cannot be compared with k8s/">
          <p class="problem-text">{driftProblem.message}</p>
          {driftProblem.hint !== null && <TypeThis line={driftProblem.hint} />}
        </Problem>
      )}
      {refused.entries !== undefined && <Refused title="Nothing can be compared" problem={refused.entries} />}
      {refused.states !== undefined && (
        <Refused title="Configs cannot be compared" problem={refused.states} />
      )}
      {isSame && driftProblem === null && refused.entries === undefined && (
        <Empty title="The cluster has what k8s/ has">
          <p>Images, schedules, time zones, pauses, accounts and configs are the same.</p>
        </Empty>
      )}
      {missing.length > 0 && (
        <section class="card" aria-label="Not in the cluster">
          <h2>Not in the cluster: {missing.join(', ')}</h2>
          <TypeThis line={deploy} />
        </section>
      )}
      {drifted.map((entry) => (
        <EntryDrifts key={entry.cronJob} entry={entry} />
      ))}
    </section>
  );
}

function EntryDrifts({ entry: { name, drift } }: { readonly entry: DeployedEntry }): JSX.Element {
  return (
    <section class="card" aria-label={name}>
      <h2>{name}</h2>
      {drift.map((one) => (
        <OneDrift key={one.title} one={one} />
      ))}
    </section>
  );
}

/** What is in the cluster now, and what a deploy would bring. */
function OneDrift({ one }: { readonly one: EntryDrift }): JSX.Element {
  const isShown = typeof one.files === 'object' || typeof one.cluster === 'object';
  return (
    <div class="drift">
      <p>{one.title}</p>
      {isShown && one.files !== undefined && (
        <Diff before={one.cluster} after={one.files} titles={['In the cluster', 'In k8s/']} />
      )}
      {one.line !== null && <TypeThis line={one.line} />}
    </div>
  );
}
