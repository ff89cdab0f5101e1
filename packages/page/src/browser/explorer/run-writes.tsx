import type { JSX } from 'preact';
import type { Cell } from '../../explorer-data.ts';
import type { RunnerWrite } from '../../runner-data.ts';
import { Badge } from '../pieces/badge.tsx';
import { addressOf } from '../route.ts';
import { worldNews } from './simulator.ts';
import { useData } from './use-data.ts';

const MOST_SHOWN = 100;

/** What a run changed in the world or, of a dry run, what it would write. */
export function RunWrites({ plan }: { readonly plan: readonly RunnerWrite[] | undefined }): JSX.Element {
  return plan === undefined ? <Changes /> : <Plan plan={plan} />;
}

function Plan({ plan }: { readonly plan: readonly RunnerWrite[] }): JSX.Element {
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

function Changes(): JSX.Element {
  const changes = useData('list', { of: 'changes', limit: String(MOST_SHOWN) }, worldNews.value);
  if (changes === undefined || changes instanceof Error)
    return <p class="muted">{changes?.message ?? 'Reading …'}</p>;
  if (changes.total === 0) return <p class="muted">Nothing changed</p>;
  return (
    <ul class="writes">
      {changes.rows.map(({ id, cells: [name, kind, what] }) => (
        <li key={id}>
          <a href={addressOf('changes', id)}>{toText(name)}</a> <span class="muted">{toText(kind)}</span>{' '}
          <Badge word={toText(what)} />
        </li>
      ))}
      {changes.total > changes.rows.length && (
        <li class="muted">{changes.total - changes.rows.length} more</li>
      )}
    </ul>
  );
}

function toText(cell: Cell = null): string {
  return typeof cell === 'object' ? (cell?.text ?? '') : String(cell);
}
