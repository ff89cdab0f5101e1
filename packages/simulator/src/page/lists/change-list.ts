import type { Change } from '../../state/journal.ts';
import type { ListSpec } from './list-spec.ts';

/** The one name of a change: objects of two clusters may have one id, as node templates have. */
export function toChangeId({ kind, id, clusterId }: Pick<Change, 'kind' | 'id' | 'clusterId'>): string {
  return clusterId === null || clusterId === id ? `${kind}/${id}` : `${kind}/${id}/${clusterId}`;
}

export const changeList: ListSpec<Change> = {
  items: ({ state }) => state.journal.changes(),
  idOf: toChangeId,
  columns: [
    { name: 'name', title: 'Object', kind: 'text', read: ({ name }) => name },
    { name: 'kind', title: 'Kind', kind: 'text', read: ({ kind }) => kind },
    { name: 'what', title: 'What', kind: 'state', read: describe },
    { name: 'id', title: 'Id', kind: 'code', read: ({ id }) => id },
  ],
};

function describe({ before, after }: Change): string {
  if (before === undefined) return 'created';
  return after === undefined ? 'deleted' : 'changed';
}
