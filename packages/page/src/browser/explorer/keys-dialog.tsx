import type { JSX } from 'preact';
import type { KeyBinding } from '../pieces/keyboard.ts';
import { currentRoute, goTo } from '../route.ts';
import { act, hasRunner } from './simulator.ts';
import './keys-dialog.css';

const VIEWS = ['clusters', 'requests', 'changes', 'schedules', 'faults'] as const;
const ID = 'keys';

export function openKeys(): void {
  const dialog = document.querySelector<HTMLDialogElement>(`#${ID}`);
  if (dialog !== null && !dialog.open) dialog.showModal();
}

/** Every key that works anywhere on the page. */
export const keyBindings: readonly KeyBinding[] = [
  ...VIEWS.map((view, index) => ({ key: String(index + 1), does: `Go to ${view}`, run: () => goTo(view) })),
  { key: 'r', does: 'Go to the runs of the bot', run: () => goTo('run') },
  {
    key: 's',
    does: 'Stop the run of the bot',
    run: () => {
      if (hasRunner.value) void act('stop');
    },
  },
  { key: '/', does: 'Search', run: () => document.querySelector<HTMLElement>('input[type=search]')?.focus() },
  { key: 'Escape', does: 'Close what is open', run: closePanel },
  { key: '?', does: 'Show these keys', run: openKeys },
];

function closePanel(): void {
  document.querySelector<HTMLElement>('[data-close]')?.click();
  if (document.activeElement?.matches('input[type=search]') === true) {
    document.querySelector<HTMLElement>('[role=grid]')?.focus();
  }
}

/** Lists the keys. */
export function KeysDialog(): JSX.Element {
  void currentRoute.value;
  return (
    <dialog id={ID} aria-labelledby="keys-title">
      <h2 id="keys-title">Keys</h2>
      <dl class="keys-list">
        {keyBindings.map(({ key, does }) => (
          <div key={key}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{does}</dd>
          </div>
        ))}
        <div>
          <dt>
            <kbd>↑</kbd> <kbd>↓</kbd> <kbd>Enter</kbd>
          </dt>
          <dd>In a list: move, and open a row</dd>
        </div>
      </dl>
      <form method="dialog" class="answers">
        <button type="submit">Close</button>
      </form>
    </dialog>
  );
}
