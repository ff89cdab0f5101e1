import type { JSX } from 'preact';
import { addressOf } from '../route.ts';
import { FAULT_PRESETS } from './fault-presets.ts';
import { FaultsOn } from './faults-on.tsx';
import { act, simulator } from './simulator.ts';

/** How many of the presets are offered beside a run. */
const OFFERED = 3;

/** What is to go wrong in the next run. */
export function RunFaults(): JSX.Element {
  const faults = simulator.summary.value?.faults ?? [];
  return (
    <fieldset class="run-faults">
      <legend>Let something go wrong</legend>
      <div class="ways buttons">
        {FAULT_PRESETS.slice(0, OFFERED).map(([title, text]) => (
          <button key={text} type="button" title={text} onClick={() => void act('add-fault', { text })}>
            {title}
          </button>
        ))}
        <a href={addressOf('faults')}>Other faults</a>
      </div>
      {faults.length > 0 && <FaultsOn />}
    </fieldset>
  );
}
