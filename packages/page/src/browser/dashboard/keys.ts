import type { KeyBinding } from '../pieces/keyboard.ts';
import { goTo } from '../route.ts';

const VIEWS = ['entries', 'runs', 'drift', 'state', 'commands'] as const;

/** Every key that works anywhere on the page. */
export const keyBindings: readonly KeyBinding[] = [
  ...VIEWS.map((view, index) => ({ key: String(index + 1), does: `Go to ${view}`, run: () => goTo(view) })),
  { key: '/', does: 'Search', run: () => document.querySelector<HTMLElement>('input[type=search]')?.focus() },
  {
    key: 'Escape',
    does: 'Close what is open',
    run: () => document.querySelector<HTMLElement>('[data-close]')?.click(),
  },
];
