import type { Change } from '@castai-bot/simulator';
import { expect, test } from 'vitest';
import { listChangedObjects } from './list-changed-objects.ts';

const change = (
  before: object | undefined,
  after: object | undefined,
  other: Partial<Change> = {},
): Change => ({
  kind: 'workload',
  id: '1',
  name: 'shop/cart',
  clusterId: 'a',
  before,
  after,
  ...other,
});

const one = { replicas: 1 };
const two = { replicas: 2 };
const three = { replicas: 3 };

interface Case {
  readonly what: string;
  readonly earlier: readonly Change[];
  readonly later: readonly Change[];
  readonly wanted: readonly object[];
}

const replicas = (before: number, after: number): object => ({
  what: 'changed',
  changes: [{ path: 'replicas', before, after }],
});
const first = [change(one, two)];

test.each<Case>([
  { what: 'a first change', earlier: [], later: first, wanted: [replicas(1, 2)] },
  {
    what: 'a second change, by what the first left',
    earlier: first,
    later: [change(one, three)],
    wanted: [replicas(2, 3)],
  },
  {
    what: 'nothing that stayed as the run before had left it',
    earlier: first,
    later: [change(one, { ...two })],
    wanted: [],
  },
  {
    what: 'nothing where only the time of the write moved on',
    earlier: first,
    later: [change(one, { ...two, updatedAt: '2' })],
    wanted: [],
  },
  { what: 'what was put back to the start', earlier: first, later: [], wanted: [replicas(2, 1)] },
  {
    what: 'a creation',
    earlier: [],
    later: [change(undefined, one)],
    wanted: [{ what: 'created' }],
  },
  {
    what: 'a deletion of what the run before had changed',
    earlier: first,
    later: [change(one, undefined)],
    wanted: [{ what: 'deleted' }],
  },
  {
    what: 'a deletion of what the run before had created',
    earlier: [change(undefined, one)],
    later: [],
    wanted: [{ what: 'deleted' }],
  },
])('listChangedObjects() tells of $what', ({ earlier, later, wanted }) => {
  expect(listChangedObjects(earlier, later)).toEqual(
    wanted.map((found) => ({
      id: 'a workload/1',
      objectId: '1',
      name: 'shop/cart',
      kind: 'workload',
      clusterId: 'a',
      ...found,
    })),
  );
});

test('listChangedObjects() tells things of one name in two clusters apart', () => {
  const later = ['a', 'b'].map((clusterId) => change(one, two, { clusterId }));
  expect(listChangedObjects(later.slice(0, 1), later).map(({ clusterId }) => clusterId)).toEqual(['b']);
});
