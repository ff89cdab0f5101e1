import type { JSX } from 'preact';
import type { RunChangedObject } from '../../run-data.ts';
import { Badge } from '../pieces/badge.tsx';
import './writes.css';

interface ChangedObjectsProps {
  readonly objects: readonly RunChangedObject[];
  /** How many there are, these included. */
  readonly total: number;
  /** Where one is shown whole. */
  readonly hrefOf: (id: string) => string;
}

/** What a run changed. */
export function ChangedObjects({ objects, total, hrefOf }: ChangedObjectsProps): JSX.Element {
  if (total === 0) return <p class="muted">Nothing changed</p>;
  return (
    <ul class="writes">
      {objects.map(({ id, name, kind, what }) => (
        <li key={id}>
          <a href={hrefOf(id)}>{name}</a> <span class="muted">{kind}</span> <Badge word={what} />
        </li>
      ))}
      {total > objects.length && <li class="muted">{total - objects.length} more</li>}
    </ul>
  );
}
