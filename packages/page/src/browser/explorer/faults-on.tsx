import type { JSX } from 'preact';
import type { FaultData } from '../../explorer-data.ts';
import { writePlural } from '../pieces/write-words.ts';
import { act, simulator } from './simulator.ts';
import './faults-on.css';

/** What goes wrong now, then what no longer does, and what takes it away. */
export function FaultsOn(): JSX.Element {
  const faults = simulator.summary.value?.faults ?? [];
  const over = faults.filter(({ isOver }) => isOver);
  return (
    <>
      {over.length < faults.length && <Faults faults={faults.filter(({ isOver }) => !isOver)} />}
      {over.length > 0 && (
        <section class="faults-over" aria-label="Over">
          <p>Over</p>
          <Faults faults={over} />
        </section>
      )}
    </>
  );
}

function Faults({ faults }: { readonly faults: readonly FaultData[] }): JSX.Element {
  return (
    <ul class="faults-on">
      {faults.map(({ id, text, met }) => (
        <li key={id}>
          <code>{text}</code>
          <span class="muted">
            {met === 0 ? 'has met no request yet' : `met ${writePlural(met, 'request')}`}
          </span>
          <button
            type="button"
            aria-label={`Remove ${text}`}
            onClick={() => void act('remove-fault', { id })}
          >
            Remove
          </button>
        </li>
      ))}
    </ul>
  );
}
