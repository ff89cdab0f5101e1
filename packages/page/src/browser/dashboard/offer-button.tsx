import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import { useRef } from 'preact/hooks';
import type { CommandOffer } from '../../dashboard-data.ts';
import { Icon, type IconName } from '../pieces/icon.tsx';
import { press } from '../press.ts';
import { goTo } from '../route.ts';
import { isFile, server } from './server.ts';
import { TypeThis } from './type-this.tsx';

const WORDS: Readonly<
  Record<CommandOffer['command'], { readonly title: string; readonly icon: IconName; readonly what: string }>
> = {
  'run-now': {
    title: 'Run now',
    icon: 'run',
    what: 'This starts a real run: a Job is made from its CronJob, and its log is shown here.',
  },
  pause: {
    title: 'Pause',
    icon: 'pause',
    what: 'Its schedule starts no runs until it is resumed. A run that is under way goes on.',
  },
  resume: { title: 'Resume', icon: 'play', what: 'Its schedule starts runs again.' },
};

interface OfferButtonProps {
  readonly offer: CommandOffer;
  readonly entry: string;
}

/** A button that says which command it runs, and runs it after a yes. In a file it only says. */
export function OfferButton({ offer, entry }: OfferButtonProps): JSX.Element {
  const dialog = useRef<HTMLDialogElement>(null);
  const isBusy = useSignal(false);
  const { title, icon, what } = WORDS[offer.command];
  const id = `offer-${offer.command}-${entry}`;
  const run = async (): Promise<void> => {
    isBusy.value = true;
    if (await press(server, 'run', { command: offer.command, entry })) goTo('commands');
    isBusy.value = false;
    dialog.current?.close();
  };
  return (
    <>
      <button type="button" onClick={() => dialog.current?.showModal()}>
        <Icon name={icon} /> {title}
      </button>
      <dialog ref={dialog} aria-labelledby={id}>
        <h2 id={id}>
          {title}: {entry}
          {isFile ? '' : '?'}
        </h2>
        <p>{isFile ? 'This page is a file and runs nothing. Type the command in a terminal:' : what}</p>
        <p class="command">
          <TypeThis line={offer.line} />
        </p>
        <div class="answers">
          <button type="button" onClick={() => dialog.current?.close()}>
            {isFile ? 'Close' : 'Leave it'}
          </button>
          {!isFile && (
            <button type="button" class="primary" disabled={isBusy.value} onClick={() => void run()}>
              Run this command
            </button>
          )}
        </div>
      </dialog>
    </>
  );
}
