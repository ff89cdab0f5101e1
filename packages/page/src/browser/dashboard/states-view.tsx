import type { JSX } from 'preact';
import type { DeployedBot, DeployedState } from '../../dashboard-data.ts';
import { JsonText } from '../pieces/json-text.tsx';
import { Empty, Problem } from '../pieces/states.tsx';
import { writeBytes } from '../pieces/write-words.ts';
import { addressOf } from '../route.ts';
import { Refused } from './refused.tsx';
import { useData } from './server.ts';
import { TypeThis } from './type-this.tsx';
import { writeWhen } from './write-when.ts';

interface StatesViewProps {
  readonly bot: DeployedBot;
  readonly openName: string | undefined;
}

/** What runs remember. */
export function StatesView({ bot, openName }: StatesViewProps): JSX.Element {
  const { refused, states } = bot;
  const open = states.find(({ name }) => name === openName) ?? states[0];
  return (
    <section class="view scrolls" aria-labelledby="title" tabIndex={0}>
      <h1 id="title">State</h1>
      {refused.states !== undefined && <Refused title="States cannot be shown" problem={refused.states} />}
      {states.length === 0 && refused.states === undefined && (
        <Empty title="No entry keeps a state in the cluster">
          <p>
            A function that declares a state remembers it from run to run; castai-bot deploy makes a place for
            it.
          </p>
        </Empty>
      )}
      {states.length > 1 && (
        <nav class="tabs" aria-label="States">
          {states.map(({ name }) => (
            <a
              key={name}
              href={addressOf('state', name)}
              aria-current={name === open?.name ? 'page' : undefined}
            >
              {name}
            </a>
          ))}
        </nav>
      )}
      {open !== undefined && <State key={open.name} state={open} />}
    </section>
  );
}

function State({ state }: { readonly state: DeployedState }): JSX.Element {
  const { name, configMap, bytes, writtenAt, users, line } = state;
  const data = useData('state', { name });
  return (
    <section class="card" aria-label={name}>
      <h2>{name}</h2>
      <p class="muted">
        ConfigMap {configMap}, {bytes === 0 ? 'holds nothing yet' : writeBytes(bytes)}
        {writtenAt !== null && `, written ${writeWhen(writtenAt)}`}, used by {users.join(', ')}
      </p>
      {data instanceof Error && (
        <Problem title="Cannot show it">
          <p>{data.message}</p>
        </Problem>
      )}
      {data !== undefined && !(data instanceof Error) && (
        <>
          {data.value === null ? (
            <p class="muted">The function keeps nothing</p>
          ) : (
            <JsonText value={data.value} label={`${name} as JSON`} />
          )}
          <h3>Last good runs</h3>
          {JSON.stringify(data.lastGoodRuns) === '{}' ? (
            <p class="muted">No run that ended well has written here</p>
          ) : (
            <JsonText value={data.lastGoodRuns} label="Last good runs" />
          )}
        </>
      )}
      <TypeThis line={line} />
    </section>
  );
}
