import { Fragment, type JSX } from 'preact';
import { CopyButton } from '../pieces/copy-button.tsx';

/** A line to be typed in a terminal; where it is long, it breaks between its words. */
export function TypeThis({ line }: { readonly line: string }): JSX.Element {
  return (
    <span class="type-this">
      <code>
        {line.split(' ').map((word, index) => (
          <Fragment key={index}>
            {index > 0 && ' '}
            <span class="word">{word}</span>
          </Fragment>
        ))}
      </code>
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
