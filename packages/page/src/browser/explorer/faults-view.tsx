import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import { Empty } from '../pieces/states.tsx';
import { FAULT_PRESETS } from './fault-presets.ts';
import { FaultsOn } from './faults-on.tsx';
import { act, simulator } from './simulator.ts';
import './faults-view.css';

/** What goes wrong on purpose. */
export function FaultsView(): JSX.Element {
  const faults = simulator.summary.value?.faults ?? [];
  return (
    <section class="view scrolls" aria-labelledby="title">
      <h1 id="title">Faults</h1>
      <p class="muted">What goes wrong on purpose, from now on, for the requests that come.</p>
      <div class="faults">
        <section class="card" aria-labelledby="faults-on">
          <h2 id="faults-on">On now</h2>
          {faults.every(({ isOver }) => isOver) && (
            <Empty title="Nothing goes wrong">
              <p>Choose a fault, or type one.</p>
            </Empty>
          )}
          <FaultsOn />
        </section>
        <section class="card" aria-labelledby="faults-add">
          <h2 id="faults-add">Add one</h2>
          <div class="presets">
            {FAULT_PRESETS.map(([title, text]) => (
              <button key={text} type="button" title={text} onClick={() => void act('add-fault', { text })}>
                {title}
              </button>
            ))}
          </div>
          <FaultForm />
        </section>
      </div>
    </section>
  );
}

function FaultForm(): JSX.Element {
  const text = useSignal('');
  const problem = useSignal<string | undefined>(undefined);
  const add = async (): Promise<void> => {
    try {
      await simulator.act('add-fault', { text: text.value });
      text.value = '';
      problem.value = undefined;
    } catch (error) {
      problem.value = error instanceof Error ? error.message : String(error);
    }
  };
  return (
    <form
      class="fault-form"
      onSubmit={(event) => {
        event.preventDefault();
        void add();
      }}
    >
      <label for="fault-text">Or as it is typed for --fault</label>
      <div>
        <input
          id="fault-text"
          type="text"
          class="mono"
          placeholder="status=503,rate=0.1@GET /v1/*"
          spellcheck={false}
          autocomplete="off"
          value={text.value}
          onInput={({ currentTarget }) => {
            text.value = currentTarget.value;
          }}
        />
        <button type="submit" class="primary">
          Add
        </button>
      </div>
      {problem.value !== undefined && (
        <p class="problem-text" role="alert">
          {problem.value}
        </p>
      )}
    </form>
  );
}
