import { type Signal, useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import type { RunnerFunction, RunnerOrder } from '../../runner-data.ts';
import { Icon } from '../pieces/icon.tsx';
import { writeDateTime } from '../pieces/write-words.ts';
import { ResetButton } from './reset-button.tsx';
import { RunFaults, RunFaultsOn } from './run-faults.tsx';
import { act, simulator } from './simulator.ts';

interface RunFormProps {
  readonly functions: readonly RunnerFunction[];
  readonly isRunning: boolean;
  /** Whether what runs was told to end. */
  readonly isStopping: boolean;
}

/** What to run: the function, its inputs, and the tick of its schedule. */
export function RunForm({ functions, isRunning, isStopping }: RunFormProps): JSX.Element {
  const name = useSignal(functions[0]?.name ?? '');
  const inputs = useSignal('');
  const tick = useSignal('');
  const isDryRun = useSignal(false);
  const resets = useSignal(true);
  const chosen = functions.find((one) => one.name === name.value);
  const isThere = simulator.link.value === 'live';
  const run = (): void => {
    if (isRunning || !isThere) return;
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
      <TickField chosen={chosen} tick={tick} />
      <InputsField placeholder={placeholderOf(chosen)} inputs={inputs} />
      <div class="ways">
        <Check signal={isDryRun} title="Only plan the writes" />
        <Check signal={resets} title="Start from a new world and an empty state" />
      </div>
      <RunFaults />
      <div class="ways buttons go">
        <button type="submit" class="primary" aria-disabled={isRunning || !isThere}>
          <Icon name="run" /> {isRunning ? 'Running …' : 'Run'}
        </button>
        <StopButton isRunning={isRunning && isThere} isStopping={isStopping} />
        <span class="narrow-only">
          <ResetButton />
        </span>
      </div>
      <RunFaultsOn />
      <p class="muted">
        Saving a source stops what runs, and runs it again.
        {chosen?.words !== undefined && ` ${chosen.name}: ${chosen.words}.`}
      </p>
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
            {one.name === one.function ? one.name : `${one.name} (runs ${one.function})`}
          </option>
        ))}
      </select>
    </label>
  );
}

interface StopButtonProps {
  readonly isRunning: boolean;
  readonly isStopping: boolean;
}

/** Ends what runs as Kubernetes ends a pod. It keeps the focus when there is nothing to end. */
function StopButton({ isRunning, isStopping }: StopButtonProps): JSX.Element {
  return (
    <button
      type="button"
      aria-disabled={!isRunning}
      title={isStopping ? 'Ends it at once (SIGKILL)' : 'Ends it as a pod is ended: SIGTERM, then 30 s'}
      onClick={() => {
        if (isRunning) void act('stop');
      }}
    >
      <Icon name="stop" /> {isStopping ? 'End it now' : 'Stop'}
    </button>
  );
}

interface TickFieldProps {
  readonly chosen: RunnerFunction | undefined;
  readonly tick: Signal<string>;
}

function TickField({ chosen, tick }: TickFieldProps): JSX.Element {
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
        {chosen?.ticks.map((time) => (
          <option key={time} value={String(time)}>
            tick at {writeDateTime(time)} UTC
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
        style={{ minHeight: `calc(${placeholder.split('\n').length}lh + 16px)` }}
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
