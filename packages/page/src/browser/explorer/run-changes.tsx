import type { JSX } from 'preact';
import type { Cell } from '../../explorer-data.ts';
import { addressOf } from '../route.ts';
import { ChangedObjects } from '../run/changed-objects.tsx';
import { worldNews } from './simulator.ts';
import { useData } from './use-data.ts';

const MOST_SHOWN = 100;

/** What a run changed in the world. */
export function RunChanges(): JSX.Element {
  const changes = useData('list', { of: 'changes', limit: String(MOST_SHOWN) }, worldNews.value);
  if (changes === undefined || changes instanceof Error)
    return <p class="muted">{changes?.message ?? 'Reading …'}</p>;
  const objects = changes.rows.map(({ id, cells: [name, kind, what] }) => ({
    id,
    name: toText(name),
    kind: toText(kind),
    what: toText(what),
  }));
  return <ChangedObjects objects={objects} total={changes.total} hrefOf={(id) => addressOf('changes', id)} />;
}

function toText(cell: Cell = null): string {
  return typeof cell === 'object' ? (cell?.text ?? '') : String(cell);
}
