import type { JSX } from 'preact';
import { writePlural } from '../pieces/write-words.ts';
import { act, simulator } from './simulator.ts';
import './faults-on.css';

/** What goes wrong now, and what takes it away. */
export function FaultsOn(): JSX.Element {
  const faults = simulator.summary.value?.faults ?? [];
  return (
    <ul class="faults-on">
      {faults.map(({ id, text, met, isOver }) => (
        <li key={id}>
          <code>{text}</code>
          <span class="muted">
            {met === 0 ? 'waits for a request' : `met ${writePlural(met, 'request')}`}
            {isOver && ', is over'}
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
