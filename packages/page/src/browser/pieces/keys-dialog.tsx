import type { JSX } from 'preact';
import { Icon } from './icon.tsx';
import type { KeyBinding } from './keyboard.ts';
import './keys-dialog.css';

const ID = 'keys';

/** The keys that every page has. */
export const PAGE_KEYS: readonly KeyBinding[] = [
  { key: '/', does: 'Search', run: () => document.querySelector<HTMLElement>('input[type=search]')?.focus() },
  { key: 'Escape', does: 'Close what is open', run: close },
  { key: '?', does: 'Show these keys', run: openKeys },
];

function openKeys(): void {
  const dialog = document.querySelector<HTMLDialogElement>(`#${ID}`);
  if (dialog !== null && !dialog.open) dialog.showModal();
}

function close(): void {
  document.querySelector<HTMLElement>('[data-close]')?.click();
  if (document.activeElement?.matches('input[type=search]') === true) {
    document.querySelector<HTMLElement>('[role=grid]')?.focus();
  }
}

/** Shows the keys to whoever has no idea of them. */
export function KeysButton(): JSX.Element {
  return (
    <button type="button" class="plain square keys" title="Keys (?)" aria-label="Keys" onClick={openKeys}>
      <Icon name="keys" />
    </button>
  );
}

/** Lists the keys of a page. */
export function KeysDialog({ keys }: { readonly keys: readonly KeyBinding[] }): JSX.Element {
  return (
    <dialog id={ID} aria-labelledby="keys-title">
      <h2 id="keys-title">Keys</h2>
      <dl class="keys-list">
        {keys.map(({ key, does }) => (
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
