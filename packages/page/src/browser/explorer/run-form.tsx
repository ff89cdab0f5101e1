import { type Signal, useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import type { RunnerFunction, RunnerOrder } from '../../runner-data.ts';
import { Icon } from '../pieces/icon.tsx';
import { writeDateTime } from '../pieces/write-words.ts';
import { act } from './simulator.ts';

interface RunFormProps {
  readonly functions: readonly RunnerFunction[];
  readonly isRunning: boolean;
}

/** What to run: the function, its inputs, and the tick of its schedule. */
export function RunForm({ functions, isRunning }: RunFormProps): JSX.Element {
  const name = useSignal(functions[0]?.name ?? '');
  const inputs = useSignal('');
  const tick = useSignal('');
  const isDryRun = useSignal(false);
  const resets = useSignal(true);
  const chosen = functions.find((one) => one.name === name.value);
  const run = (): void => {
    const order: RunnerOrder = {
      function: name.value,
      inputs: inputs.value.split('\n').filter((line) => line.trim() !== ''),
      isDryRun: isDryRun.value,
      resets: resets.value,
      tick: tick.value === '' ? null : Number(tick.value),
    };
    void act('run', order);
  };
  return (
    <form
      class="card run-form"
      onSubmit={(event) => {
        event.preventDefault();
        run();
      }}
    >
      <FunctionField functions={functions} name={name} tick={tick} />
      <TickField ticks={chosen?.ticks ?? []} tick={tick} />
      <InputsField placeholder={placeholderOf(chosen)} inputs={inputs} />
      <div class="ways">
        <Check signal={isDryRun} title="Only plan the writes" />
        <Check signal={resets} title="In a world made anew" />
      </div>
      <button type="submit" class="primary" disabled={isRunning}>
        <Icon name="run" /> {isRunning ? 'Running …' : 'Run'}
      </button>
    </form>
  );
}

interface FunctionFieldProps {
  readonly functions: readonly RunnerFunction[];
  readonly name: Signal<string>;
  readonly tick: Signal<string>;
}

function FunctionField({ functions, name, tick }: FunctionFieldProps): JSX.Element {
  return (
    <label>
      Function
      <select
        value={name.value}
        onChange={({ currentTarget }) => {
          name.value = currentTarget.value;
          tick.value = '';
        }}
      >
        {functions.map((one) => (
          <option key={one.name} value={one.name}>
            {one.name}
          </option>
        ))}
      </select>
    </label>
  );
}

interface TickFieldProps {
  readonly ticks: readonly number[];
  readonly tick: Signal<string>;
}

function TickField({ ticks, tick }: TickFieldProps): JSX.Element {
  return (
    <label>
      Simulated time
      <select
        value={tick.value}
        onChange={({ currentTarget }) => {
          tick.value = currentTarget.value;
        }}
      >
        <option value="">now</option>
        {ticks.map((time) => (
          <option key={time} value={String(time)}>
            {writeDateTime(time)} UTC
          </option>
        ))}
      </select>
    </label>
  );
}

interface InputsFieldProps {
  readonly placeholder: string;
  readonly inputs: Signal<string>;
}

function InputsField({ placeholder, inputs }: InputsFieldProps): JSX.Element {
  return (
    <label class="inputs">
      Inputs in place of the config’s
      <textarea
        class="mono"
        rows={1}
        spellcheck={false}
        placeholder={placeholder}
        value={inputs.value}
        onInput={({ currentTarget }) => {
          inputs.value = currentTarget.value;
        }}
      />
    </label>
  );
}

function placeholderOf(chosen: RunnerFunction | undefined): string {
  const inputs = Object.entries(chosen?.inputs ?? {});
  return inputs.length === 0
    ? 'name=value'
    : inputs.map(([name, value]) => `${name}=${JSON.stringify(value)}`).join('\n');
}

function Check({ signal, title }: { readonly signal: Signal<boolean>; readonly title: string }): JSX.Element {
  return (
    <label class="check">
      <input
        type="checkbox"
        checked={signal.value}
        onChange={({ currentTarget }) => {
          signal.value = currentTarget.checked;
        }}
      />
      {title}
    </label>
  );
}
