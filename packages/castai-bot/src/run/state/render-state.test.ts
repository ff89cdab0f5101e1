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

test('renderState() names some of what is remembered, and counts the rest', () => {
  const remembered = Array.from({ length: 20 }, (_, index) => ({
    path: `remembered.workload shop/web-${index}.vertical`,
    kind: 'removed' as const,
    before: 'MANAGED',
    after: undefined,
  }));
  const runs = { path: 'runs', kind: 'removed' as const, before: 1, after: undefined };
  const shown = renderState(
    { dryRun: false, state: { name: 'hours', changes: [...remembered, runs] } },
    view,
  );
  expect(shown).toContain('hours  runs: 1 → nothing');
  expect(shown).toContain('remembered.workload shop/web-7.vertical: MANAGED → nothing');
  expect(shown).not.toContain('shop/web-8.');
  expect(shown).toContain('and 12 more');
});
