import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import type { RunChangedObject } from '../../run-data.ts';
import { Badge } from '../pieces/badge.tsx';
import { DiffTable } from '../pieces/diff.tsx';
import { JsonText } from '../pieces/json-text.tsx';
import { MoreButton } from '../pieces/more-button.tsx';
import { writeCount } from '../pieces/write-words.ts';
import './writes.css';

interface ChangedObjectsProps {
  readonly objects: readonly RunChangedObject[];
  /** How many there are, these included. */
  readonly total: number;
  /** Where one is shown whole; left out where nowhere else. */
  readonly hrefOf?: (id: string) => string;
}

const SHOWN_FIRST = 100;

/** What a run changed, each value before → after where they are known. */
export function ChangedObjects({ objects, total, hrefOf }: ChangedObjectsProps): JSX.Element {
  const shown = useSignal(SHOWN_FIRST);
  if (total === 0) return <p class="muted">Nothing changed</p>;
  return (
    <>
      <ul class="writes">
        {objects.slice(0, shown.value).map((object) => (
          <li key={object.id}>
            {hrefOf === undefined ? (
              <strong>{object.name}</strong>
            ) : (
              <a href={hrefOf(object.id)}>{object.name}</a>
            )}{' '}
            <span class="muted">{object.kind}</span> <Badge word={object.what} />
            {object.changes !== undefined && <DiffTable rows={object.changes} />}
            {object.value !== undefined && <Whole {...object} value={object.value} />}
          </li>
        ))}
        {total > objects.length && <li class="muted">{writeCount(total - objects.length)} more</li>}
      </ul>
      <MoreButton shown={shown} total={objects.length} what="objects" />
    </>
  );
}

function Whole({ what, value }: { readonly what: string; readonly value: object }): JSX.Element {
  return (
    <details>
      <summary>{what === 'deleted' ? 'What it was' : 'What it is'}</summary>
      <JsonText value={value} label="Object" />
    </details>
  );
}
