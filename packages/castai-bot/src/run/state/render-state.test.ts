import { plainView } from '@castai-bot/cli/testing/plain-view';
import { expect, test } from 'vitest';
import { renderState } from './render-state.ts';

const view = plainView(100);

test('renderState() shows of a long text its beginning and its length', () => {
  const text = 'H4sIAAAAAAACA92ST0sDMRDF'.repeat(100);
  const changes = [
    { path: 'remembered', kind: 'removed', before: text },
    { path: 'runs', kind: 'changed', before: 1, after: 2 },
  ] as const;
  const state = { name: 'hours', changes: changes.map((change) => ({ after: undefined, ...change })) };
  expect(
    renderState({ dryRun: false, state }, view)
      .split('\n')
      .map((line) => line.trimEnd()),
  ).toEqual([
    'STATE  CHANGE',
    'hours  runs: 1 → 2',
    '       remembered: H4sIAAAAAAACA92ST0sD… (2400 characters) → nothing',
  ]);
  expect(renderState({ dryRun: false, state: null }, view)).toBe('');
});
