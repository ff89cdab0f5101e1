import type { JSX } from 'preact';
import './run-log.css';

/** What a run printed. */
export function RunLog({ text }: { readonly text: string }): JSX.Element {
  if (text === '') return <p class="muted">Nothing was printed</p>;
  return (
    <pre class="json log" tabIndex={0} role="group" aria-label="Log">
      {text}
    </pre>
  );
}
