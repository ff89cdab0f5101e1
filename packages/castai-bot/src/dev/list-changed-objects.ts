import { isDeepStrictEqual } from 'node:util';
import type { RunnerChangedObject } from '@castai-bot/page';
import type { Change } from '@castai-bot/simulator';
import { listChanges } from '../run/list-changes.ts';

/** An object as it was when a run began, and as it is now. */
type Sides = Pick<Change, 'before' | 'after'>;

/**
 * What differs between two lists of what differs from the start of a world: what was changed in between, by what it was
 * before.
 */
export function listChangedObjects(
  earlier: readonly Change[],
  later: readonly Change[],
): readonly RunnerChangedObject[] {
  const known = new Map(earlier.map((change) => [toKey(change), change]));
  const now = new Set(later.map(toKey));
  const changed = later.flatMap((change) => {
    const first = known.get(toKey(change));
    return describe(change, {
      before: first === undefined ? change.before : first.after,
      after: change.after,
    });
  });
  // What is as at the start again is no longer listed.
  const putBack = earlier
    .filter((change) => !now.has(toKey(change)))
    .flatMap((change) => describe(change, { before: change.after, after: change.before }));
  return [...changed, ...putBack];
}

function toKey({ kind, id, clusterId }: Change): string {
  return `${clusterId} ${kind}/${id}`;
}

function describe(change: Change, sides: Sides): readonly RunnerChangedObject[] {
  const { before, after } = sides;
  if (isDeepStrictEqual(before, after)) return [];
  const { kind, id, name, clusterId } = change;
  const isWhole = before === undefined || after === undefined;
  const changes = isWhole ? [] : listChanges(sides);
  // Each write moves such a time on, whatever it writes.
  if (!isWhole && changes.every(({ path }) => path === 'updatedAt')) return [];
  return [
    {
      id: toKey(change),
      objectId: id,
      name,
      kind,
      what: before === undefined ? 'created' : after === undefined ? 'deleted' : 'changed',
      clusterId,
      ...(isWhole ? {} : { changes: changes.map(({ path, before, after }) => ({ path, before, after })) }),
    },
  ];
}
