import { expect, test } from 'vitest';
import { listOtherEffects } from './list-other-effects.ts';
import type { PlannedChange } from './planned-write.ts';

const change: PlannedChange = { path: 'a', kind: 'changed', before: { x: 1, y: 2 }, after: 2 };

test('listOtherEffects() finds none where a write does what was planned, whatever the order', () => {
  const turned: PlannedChange = { after: 2, before: { y: 2, x: 1 }, kind: 'changed', path: 'a' };
  const added: PlannedChange = { path: 'b', kind: 'added', before: undefined, after: 1 };
  const kept: PlannedChange = { path: 'b', kind: 'added', after: 1 };
  expect(listOtherEffects({ changes: [kept, change] }, { changes: [turned, added] })).toEqual([]);
  expect(listOtherEffects({ changes: [], unread: 'then' }, { changes: [], unread: 'now' })).toEqual([]);
});

test.each([
  [[{ ...change, before: { x: 1 } }], ['a']],
  [[{ ...change, after: 3 }], ['a']],
  [[{ ...change, kind: 'removed' as const }], ['a']],
  [[{ ...change, becomes: 'inherited' as const }], ['a']],
  [[{ ...change, was: 'inherited' as const }], ['a']],
  [[], ['a']],
  [[change, { ...change, path: 'b' }], ['b']],
  [[{ ...change, after: 9 }, change], ['how much it changes']],
])('listOtherEffects() names the values of %j that are others', (planned, values) => {
  expect(listOtherEffects({ changes: planned }, { changes: [change] })).toEqual(values);
});

test('listOtherEffects() knows a thing that has come or gone', () => {
  expect(listOtherEffects({ changes: [] }, { changes: [], unread: '404' })).toEqual(['whether it is there']);
  expect(listOtherEffects({ changes: [], unread: '404', replacesUnread: true }, { changes: [] })).toEqual([
    'whether it is there',
  ]);
});
