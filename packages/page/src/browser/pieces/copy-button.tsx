import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import { Icon } from './icon.tsx';

const SHOWN_MS = 1500;

interface CopyButtonProps {
  readonly text: () => string;
  readonly title: string;
}

/** Copies a text, and says so. */
export function CopyButton({ text, title }: CopyButtonProps): JSX.Element {
  const said = useSignal<string | undefined>(undefined);
  const copy = async (): Promise<void> => {
    said.value = await navigator.clipboard.writeText(text()).then(
      () => 'Copied',
      () => 'This browser does not let it be copied',
    );
    setTimeout(() => {
      said.value = undefined;
    }, SHOWN_MS);
  };
  return (
    <>
      <button type="button" onClick={() => void copy()}>
        <Icon name="copy" /> {said.value ?? title}
      </button>
      <span role="status" class="hidden">
        {said.value}
      </span>
    </>
  );
}
