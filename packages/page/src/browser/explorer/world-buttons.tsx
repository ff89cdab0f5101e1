import type { JSX } from 'preact';
import { Icon } from '../pieces/icon.tsx';
import { ResetButton } from './reset-button.tsx';

/** What is about the whole world. */
export function WorldButtons(): JSX.Element {
  return (
    <section class="world" aria-label="The world">
      <a class="button plain" href="data/world" download="world.json">
        <Icon name="save" /> Save world
      </a>
      <ResetButton />
      <a class="muted notices" href="notices.txt">
        Licences
      </a>
    </section>
  );
}
