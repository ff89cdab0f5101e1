import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import type { RunWrite } from '../../run-data.ts';
import { DiffTable } from '../pieces/diff.tsx';
import { JsonText } from '../pieces/json-text.tsx';
import { MoreButton } from '../pieces/more-button.tsx';
import './writes.css';

const SHOWN_FIRST = 50;

/** What a run would write, or was to write, each value before → after. */
export function PlannedWrites({ plan }: { readonly plan: readonly RunWrite[] }): JSX.Element {
  const shown = useSignal(SHOWN_FIRST);
  if (plan.length === 0) return <p class="muted">It would write nothing</p>;
  return (
    <>
      <ul class="writes">
        {plan.slice(0, shown.value).map((write, index) => (
          <li key={index}>
            <code>{write.title}</code>
            {write.changes.length > 0 && <DiffTable rows={write.changes} />}
            {write.body !== undefined && <JsonText value={write.body} label="What it sends" />}
            {write.note !== undefined && <p class="problem-text">{write.note}</p>}
          </li>
        ))}
      </ul>
      <MoreButton shown={shown} total={plan.length} what="writes" />
    </>
  );
}
