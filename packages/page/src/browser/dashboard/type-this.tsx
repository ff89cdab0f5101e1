import type { JSX } from 'preact';
import { CopyButton } from '../pieces/copy-button.tsx';

/** A line to be typed in a terminal. */
export function TypeThis({ line }: { readonly line: string }): JSX.Element {
  return (
    <span class="type-this">
      <code>{line}</code>
      <CopyButton text={() => line} title="Copy" />
    </span>
  );
}

/** Lines to be typed one after the other. */
export function TypeThese({ lines }: { readonly lines: readonly string[] }): JSX.Element | null {
  if (lines.length === 0) return null;
  return (
    <ol class="type-these" aria-label="What to type next">
      {lines.map((line) => (
        <li key={line}>
          <TypeThis line={line} />
        </li>
      ))}
    </ol>
  );
}
