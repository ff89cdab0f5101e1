import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import { useId, useRef } from 'preact/hooks';
import { Icon } from '../pieces/icon.tsx';
import { act, hasRunner } from './simulator.ts';

/** Makes the world anew, once somebody has said yes. */
export function ResetButton(): JSX.Element {
  const titleId = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  const isBusy = useSignal(false);
  const reset = async (): Promise<void> => {
    isBusy.value = true;
    await act('reset');
    isBusy.value = false;
    dialog.current?.close();
  };
  return (
    <>
      <button type="button" class="plain" onClick={() => dialog.current?.showModal()}>
        <Icon name="reset" /> Reset world
      </button>
      <dialog ref={dialog} aria-labelledby={titleId}>
        <h2 id={titleId}>
          {hasRunner.value ? 'Reset the world, and what the bot keeps?' : 'Reset the world?'}
        </h2>
        <p>
          Clusters and all that is in them are made anew, as they were when the simulator started, and its
          time is real again. The list of requests stays, and so do faults that are not over.
        </p>
        {hasRunner.value && (
          <p>
            What the bot’s functions keep between runs is as at the start too. A run under way is ended first.
          </p>
        )}
        <div class="answers">
          <button type="button" onClick={() => dialog.current?.close()}>
            Keep it
          </button>
          <button type="button" class="primary" disabled={isBusy.value} onClick={() => void reset()}>
            Reset
          </button>
        </div>
      </dialog>
    </>
  );
}
