import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import { useRef } from 'preact/hooks';
import { Icon, type IconName } from '../pieces/icon.tsx';
import { writeCount } from '../pieces/write-words.ts';
import { addressOf } from '../route.ts';
import { act, hasRunner, simulator } from './simulator.ts';

interface Place {
  readonly view: IconName & ('run' | 'clusters' | 'requests' | 'changes' | 'schedules' | 'faults');
  readonly title: string;
  readonly count?: number | undefined;
}

/** The views of the page, and what is about the whole world. */
export function SideBar({ view }: { readonly view: string }): JSX.Element {
  const summary = simulator.summary.value;
  const places: readonly Place[] = [
    ...(hasRunner.value ? [{ view: 'run', title: 'Run' } as const] : []),
    { view: 'clusters', title: 'Clusters' },
    { view: 'requests', title: 'Requests', count: summary?.requests },
    { view: 'changes', title: 'Changes', count: summary?.changes },
    { view: 'schedules', title: 'Schedules' },
    { view: 'faults', title: 'Faults', count: summary?.faults.filter(({ isOver }) => !isOver).length },
  ];
  return (
    <div class="side">
      <nav aria-label="Views">
        {places.map(({ view: name, title, count = 0 }) => (
          <a key={name} href={addressOf(name)} aria-current={view === name ? 'page' : undefined}>
            <Icon name={name} />
            <span>{title}</span>
            {count > 0 && <span class="count">{writeCount(count)}</span>}
          </a>
        ))}
      </nav>
      <section class="world" aria-label="The world">
        <a class="button plain" href="data/world" download="world.json">
          <Icon name="save" /> Save world
        </a>
        <ResetButton />
        <a class="muted notices" href="notices.txt">
          Licences
        </a>
      </section>
    </div>
  );
}

function ResetButton(): JSX.Element {
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
        <Icon name="reset" /> {hasRunner.value ? 'Reset all' : 'Reset world'}
      </button>
      <dialog ref={dialog} aria-labelledby="reset-title">
        <h2 id="reset-title">
          {hasRunner.value ? 'Reset the world, and what the bot keeps?' : 'Reset the world?'}
        </h2>
        <p>
          Clusters and all that is in them are made anew, as they were when the simulator started, and its
          time is real again. Requests and faults stay.
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
