import type { JSX } from 'preact';
import { addressOf } from '../route.ts';
import { FAULT_PRESETS } from './fault-presets.ts';
import { FaultsOn } from './faults-on.tsx';
import { act, simulator } from './simulator.ts';

/** How many of the presets are offered beside a run. */
const OFFERED = 3;

/** What is to go wrong in the next run. */
export function RunFaults(): JSX.Element {
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
    </fieldset>
  );
}

/** What goes wrong in it, below the buttons: they stay in their place as it comes and goes. */
export function RunFaultsOn(): JSX.Element | null {
  if ((simulator.summary.value?.faults ?? []).length === 0) return null;
  return (
    <div class="run-faults">
      <FaultsOn />
    </div>
  );
}
