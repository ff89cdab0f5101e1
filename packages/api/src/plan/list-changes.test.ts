import { expect, test } from 'vitest';
import { type ChangeOptions, listChanges } from './list-changes.ts';

const before = {
  enabled: true,
  limits: { cpu: { min: 1, max: 2 }, on: true },
  zones: ['a'],
  labels: { team: 'web', tier: 'gold' },
  status: 'Compatible',
  note: '',
  nothing: null,
};

/** The changes in short: `~path` changed, `+path` added, `-path` removed. */
function changes(after: unknown, options?: ChangeOptions): readonly string[] {
  const signs = { added: '+', changed: '~', removed: '-' };
  return listChanges(before, after, options).map(({ kind, path }) => `${signs[kind]}${path}`);
}

test('listChanges() of a patch lists what differs of what is named, at any depth', () => {
  const after = { enabled: false, limits: { cpu: { min: 1, max: 8 } }, zones: ['a', 'b'], added: { x: 1 } };
  expect(listChanges(before, after)).toEqual([
    { path: 'enabled', kind: 'changed', before: true, after: false },
    { path: 'limits.cpu.max', kind: 'changed', before: 2, after: 8 },
    { path: 'zones', kind: 'changed', before: ['a'], after: ['a', 'b'] },
    { path: 'added.x', kind: 'added', before: undefined, after: 1 },
  ]);
});

test('listChanges() of what replaces lists every value that is left out', () => {
  expect(changes({ enabled: true, limits: { on: false } }, { kind: 'replace' })).toEqual([
    '~limits.on',
    '-limits.cpu.min',
    '-limits.cpu.max',
    '-zones',
    '-labels.team',
    '-labels.tier',
    '-status',
  ]);
});

test('listChanges() of what merges keeps the fields that are left out, and no value in those that are not', () => {
  expect(changes({ labels: { team: 'api' } }, { kind: 'merge' })).toEqual(['~labels.team', '-labels.tier']);
});

test('listChanges() leaves out what the API keeps, and says what is inherited', () => {
  const after = { ...before, status: undefined, enabled: undefined, nothing: 1 };
  const options = { kind: 'replace', keeps: ['status'], leftOut: 'inherited' } as const;
  expect(listChanges(before, after, options)).toEqual([
    { path: 'enabled', kind: 'removed', before: true, after: undefined, becomes: 'inherited' },
    { path: 'nothing', kind: 'added', before: undefined, after: 1, was: 'inherited' },
  ]);
});

test('listChanges() takes null in a body for not set, and null there for nothing', () => {
  expect(changes({ enabled: null })).toEqual([]);
  expect(changes({ ...before, enabled: null }, { kind: 'replace' })).toEqual(['-enabled']);
  expect(listChanges({ a: null, b: 1 }, { a: undefined, b: 1 })).toEqual([]);
  expect(listChanges(undefined, { a: null })).toEqual([]);
  expect(changes({ nothing: 1 })).toEqual(['+nothing']);
});

test('listChanges() removes what is undefined by name, whatever the kind', () => {
  expect(changes({ labels: { tier: undefined } })).toEqual(['-labels.tier']);
});
