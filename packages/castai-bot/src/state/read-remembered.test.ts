import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { expandRemembered, expandRememberedChanges } from './read-remembered.ts';

const CLUSTER = '924dc29a-9914-4ba2-9bdb-ecf9ffbc5d57';

test('expandRemembered() names what is put back, and the value that stood there', () => {
  const text = compress([
    toObject('workload', 'shop/web', { vertical: ['MANAGED'], horizontal: [], 'horizontal.max': [] }),
    toObject('policies', CLUSTER, { enabled: [false] }),
  ]);
  expect(expandRemembered({ remembered: text, runs: 2 })).toEqual({
    remembered: {
      'workload shop/web': { vertical: 'MANAGED', 'horizontal.max': 'not set' },
      [`policies ${CLUSTER}`]: { enabled: false },
    },
    runs: 2,
  });
});

test('expandRemembered() tells objects of one name apart by their ids', () => {
  const objects = ['a', 'b'].map((id) => ({ ...toObject('workload', 'shop/web', { x: [id] }), id }));
  expect(expandRemembered({ remembered: compress(objects) })).toEqual({
    remembered: { 'workload shop/web (a)': { x: 'a' }, 'workload shop/web (b)': { x: 'b' } },
  });
});

test.for([
  ['no text', 7],
  ['another text', 'tomorrow'],
  ['something else, compressed', gzipSync('{"objects":1}').toString('base64')],
  ['half of it', compress([toObject('workload', 'shop/web', { x: [1] })]).slice(0, 40)],
])('expandRemembered() leaves %s as it is', ([, remembered]) => {
  expect(expandRemembered({ remembered })).toEqual({ remembered });
  expect(expandRemembered(remembered)).toBe(remembered);
  const change = { path: 'remembered', before: undefined, after: remembered };
  expect(expandRememberedChanges([change])).toEqual([change]);
});

test('expandRememberedChanges() says which objects came and which went', () => {
  const web = toObject('workload', 'shop/web', { vertical: ['MANAGED'] });
  const db = toObject('workload', 'shop/db', { vertical: ['MANAGED'] });
  const runs = { path: 'runs', kind: 'changed', before: 1, after: 2 } as const;
  const remembered = {
    path: 'remembered',
    kind: 'changed',
    before: compress([web]),
    after: compress([db]),
  } as const;
  expect(expandRememberedChanges([remembered, runs])).toEqual([
    { path: 'remembered.workload shop/db.vertical', kind: 'added', before: undefined, after: 'MANAGED' },
    { path: 'remembered.workload shop/web.vertical', kind: 'removed', before: 'MANAGED', after: undefined },
    runs,
  ]);
  const gone = { path: 'remembered', kind: 'removed', before: compress([web]), after: undefined } as const;
  expect(expandRememberedChanges([gone])).toEqual([
    { path: 'remembered.workload shop/web.vertical', kind: 'removed', before: 'MANAGED', after: undefined },
  ]);
});

function compress(objects: readonly object[]): string {
  return gzipSync(JSON.stringify({ schema: 1, objects })).toString('base64');
}

function toObject(
  kind: string,
  name: string,
  before: Readonly<Record<string, readonly unknown[]>>,
): Readonly<Record<string, unknown>> {
  const changes = Object.entries(before).map(([path, slot]) => ({
    path: [path],
    before: slot,
    after: [[1]],
  }));
  return { kind, name, id: name, clusterId: CLUSTER, changes };
}
