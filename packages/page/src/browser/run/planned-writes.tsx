import type { JSX } from 'preact';
import type { RunWrite } from '../../run-data.ts';
import './writes.css';

const MOST_SHOWN = 100;

/** What a dry run would write, each value before → after. */
export function PlannedWrites({ plan }: { readonly plan: readonly RunWrite[] }): JSX.Element {
  if (plan.length === 0) return <p class="muted">It would write nothing</p>;
  return (
    <ul class="writes">
      {plan.slice(0, MOST_SHOWN).map(({ title, changes }, index) => (
        <li key={index}>
          <code>{title}</code>
          {changes.map(({ path, before, after }) => (
            <p key={path} class="muted">
              {path}: {write(before)} → {write(after)}
            </p>
          ))}
        </li>
      ))}
      {plan.length > MOST_SHOWN && <li class="muted">{plan.length - MOST_SHOWN} more</li>}
    </ul>
  );
}

function write(value: unknown): string {
  return value === undefined ? 'not there' : JSON.stringify(value);
}
