import type { Signal } from '@preact/signals';
import type { JSX } from 'preact';
import { writeCount } from './write-words.ts';

interface MoreButtonProps {
  /** How many are shown. */
  readonly shown: Signal<number>;
  readonly total: number;
  /** What there is more of: `writes`. */
  readonly what: string;
}

/** Says how many of a long list are not shown, and shows them. */
export function MoreButton({ shown, total, what }: MoreButtonProps): JSX.Element | null {
  const left = total - shown.value;
  if (left <= 0) return null;
  return (
    <p>
      <span class="muted">
        {writeCount(left)} more {what} are not shown.
      </span>{' '}
      <button
        type="button"
        onClick={() => {
          shown.value = total;
        }}
      >
        Show all
      </button>
    </p>
  );
}
