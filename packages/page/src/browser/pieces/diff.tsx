import type { JSX } from 'preact';
import { JsonText } from './json-text.tsx';
import { listDifferences } from './list-differences.ts';
import './diff.css';

interface DiffProps {
  readonly before: unknown;
  readonly after: unknown;
  /** @default Before and After */
  readonly titles?: Titles;
}

type Titles = readonly [before: string, after: string];

const TITLES: Titles = ['Before', 'After'];

/** Two values side by side, field by field: before → after. */
export function Diff({ before, after, titles = TITLES }: DiffProps): JSX.Element {
  return <DiffTable rows={listDifferences(before, after)} titles={titles} />;
}

/** One field before and after; `undefined` where it was not, or will not be. */
export interface DiffRowData {
  readonly path: string;
  readonly before?: unknown;
  readonly after?: unknown;
  /** A word in the place of the value that was, and of the one that comes. */
  readonly was?: string;
  readonly becomes?: string;
}

/** Fields that differ, one below the other. */
export function DiffTable({
  rows,
  titles = TITLES,
}: {
  readonly rows: readonly DiffRowData[];
  readonly titles?: Titles;
}): JSX.Element {
  return (
    <table class="diff">
      <caption class="hidden">Fields that changed</caption>
      <thead>
        <tr>
          <th scope="col">Field</th>
          {titles.map((title) => (
            <th key={title} scope="col">
              {title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <DiffRow key={row.path} {...row} titles={titles} />
        ))}
      </tbody>
    </table>
  );
}

function DiffRow({
  path,
  before,
  after,
  was,
  becomes,
  titles,
}: DiffRowData & { readonly titles: Titles }): JSX.Element {
  return (
    <tr>
      <th scope="row">
        <code>{path === '' ? 'all of it' : breakAtDots(path)}</code>
      </th>
      <td class="before" data-label={titles[0]}>
        <Side value={before} word={was} />
      </td>
      <td class="after" data-label={titles[1]}>
        <Side value={after} word={becomes} />
      </td>
    </tr>
  );
}

/** A long path may go on in the next line behind a dot, not in the middle of a name. */
function breakAtDots(path: string): JSX.Element {
  return (
    <>
      {path.split(/(?<=\.)/).map((part, index) => (
        <span key={index}>
          {part}
          <wbr />
        </span>
      ))}
    </>
  );
}

function Side({ value, word }: { readonly value: unknown; readonly word: string | undefined }): JSX.Element {
  if (value === undefined) return <span class="muted">{word ?? 'not there'}</span>;
  return <JsonText value={value} />;
}
