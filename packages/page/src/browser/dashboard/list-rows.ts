import type { DeployedRun } from '../../dashboard-data.ts';
import type { Column } from '../../list-data.ts';
import type { ReadPart } from '../pieces/row-source.ts';
import type { ListQuery } from '../pieces/search-list.tsx';
import { writeSpan } from '../pieces/write-words.ts';
import { writeWhen } from './write-when.ts';

interface RunColumn extends Column {
  readonly read: (run: DeployedRun) => string | number | null;
  /** What it is put in order by. @default what is read */
  readonly key?: (run: DeployedRun) => number;
}

const COLUMNS: readonly RunColumn[] = [
  { name: 'entry', title: 'Entry', kind: 'text', read: ({ entry }) => entry },
  { name: 'state', title: 'State', kind: 'state', read: ({ state }) => state },
  {
    name: 'startedAt',
    title: 'Started',
    kind: 'text',
    read: ({ startedAt }) => (startedAt === null ? null : writeWhen(startedAt)),
    key: ({ startedAt }) => startedAt ?? 0,
  },
  { name: 'why', title: 'How it went', kind: 'words', read: ({ why, meaning }) => why ?? meaning },
  {
    name: 'took',
    title: 'Took',
    kind: 'number',
    read: ({ durationMs }) => (durationMs === null ? null : writeSpan(durationMs)),
    key: ({ durationMs }) => durationMs ?? -1,
  },
  { name: 'name', title: 'Job', kind: 'text', read: ({ name }) => name },
  { name: 'by', title: 'By', kind: 'tag', read: ({ isManual }) => (isManual ? 'hand' : 'schedule') },
];

/** Searches runs and puts them in order. */
export function listRows(runs: readonly DeployedRun[], { search, order }: ListQuery): ReadPart {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  const found = runs.filter((run) => {
    const line = COLUMNS.map(({ read }) => String(read(run) ?? ''))
      .join('\n')
      .toLowerCase();
    return words.every((word) => line.includes(word));
  });
  const sorted = sortRuns(found, order);
  return (offset, limit) =>
    Promise.resolve({
      columns: COLUMNS,
      total: sorted.length,
      of: runs.length,
      offset,
      rows: sorted.slice(offset, offset + limit).map((run) => ({
        id: run.name,
        cells: COLUMNS.map(({ read }) => read(run)),
      })),
    });
}

function sortRuns(
  runs: readonly DeployedRun[],
  { sort, isDescending }: ListQuery['order'],
): readonly DeployedRun[] {
  const column = COLUMNS.find(({ name }) => name === sort);
  if (column === undefined) return runs;
  const keyOf = column.key ?? ((run: DeployedRun) => column.read(run) ?? '');
  const sign = isDescending ? -1 : 1;
  return runs
    .map((run) => ({ run, key: keyOf(run) }))
    .toSorted((one, other) => sign * (one.key < other.key ? -1 : Number(one.key > other.key)))
    .map(({ run }) => run);
}
