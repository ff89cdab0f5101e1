import type { JSX } from 'preact';
import { Icon } from '../pieces/icon.tsx';
import { ThemeButton } from '../pieces/theme.tsx';
import { Clock } from './clock.tsx';
import { openKeys } from './keys-dialog.tsx';

/** What stands above every view: the name, the simulator's time, and what is about the page itself. */
export function TopBar(): JSX.Element {
  return (
    <header class="top">
      <a class="brand" href="#/clusters">
        castai-bot <span>Explorer</span>
      </a>
      <Clock />
      <div class="tools">
        <button type="button" class="plain square keys" title="Keys (?)" aria-label="Keys" onClick={openKeys}>
          <Icon name="keys" />
        </button>
        <ThemeButton />
      </div>
    </header>
  );
}
