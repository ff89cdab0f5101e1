import { describe, expect, test } from 'vitest';
import { describeChange } from './describe-change.ts';
import { renderChanges } from './render-changes.ts';
import { plainView } from '../testing/plain-view.ts';

describe('describeChange', () => {
  test.each([
    [undefined, { a: 1 }, 'created'],
    [{ a: 1 }, undefined, 'deleted'],
    [{ a: 1, b: { c: 'x' } }, { a: 1, b: { c: 'y' } }, 'c: x → y'],
    [{ a: 'x' }, {}, 'a: x → nothing'],
    [{ a: [1, 2] }, { a: [1, 3, 4] }, 'a.1: 2 → 3, a.2: nothing → 4'],
    [{ a: { b: 1 } }, { a: null }, 'a: {"b":1} → null'],
    [
      { a: 1, b: 1, c: 1, d: 1, e: 1 },
      { a: 2, b: 2, c: 2, d: 2, e: 2 },
      'a: 1 → 2, b: 1 → 2, c: 1 → 2, and 2 more',
    ],
    [{ a: 1, updatedAt: 'x' }, { a: 2, updatedAt: 'y' }, 'a: 1 → 2'],
    [{ updatedAt: 'x' }, { updatedAt: 'y' }, 'updatedAt: x → y'],
    [
      { config: { option: 'ON' }, seenAt: 1 },
      { config: { option: 'OFF' }, overrides: { vertical: { option: 'OFF' } }, seenAt: 2 },
      'option: ON → OFF',
    ],
    [{ a: { cpu: 1 }, b: { cpu: 2 } }, { a: { cpu: 3 }, b: { cpu: 4 } }, 'a.cpu: 1 → 3, b.cpu: 2 → 4'],
  ])('describeChange() of %j to %j', (before, after, words) => {
    expect(describeChange({ before, after })).toBe(words);
  });
});

describe('renderChanges', () => {
  test('renderChanges() says when there is none', () => {
    expect(renderChanges([], view)).toBe('Nothing changed');
  });

  test('renderChanges() shows the first rows of 250, and what they were in sum', () => {
    const changes = Array.from({ length: 250 }, (_, index) => ({
      kind: 'workload',
      id: String(index),
      name: `app-${index}`,
      before: { managementOption: 'MANAGED' },
      after: index === 0 ? undefined : { managementOption: 'READ_ONLY' },
    }));
    const lines = renderChanges(changes, view).split('\n');
    expect(lines[1]).toBe('workload  app-0   deleted');
    expect(lines[2]).toBe('workload  app-1   managementOption: MANAGED → READ_ONLY');
    expect(lines.slice(21)).toEqual([
      'and 230 more',
      '',
      'Changed 250:',
      '  249 × workload: managementOption: MANAGED → READ_ONLY',
      '  1 × workload: deleted',
    ]);
  });
});

const view = plainView();
