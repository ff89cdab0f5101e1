import type { Change } from '../../state/journal.ts';
import type { ListSpec } from './list-spec.ts';

export const changeList: ListSpec<Change> = {
  items: ({ state }) => state.journal.changes(),
  idOf: ({ kind, id }) => `${kind}/${id}`,
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
