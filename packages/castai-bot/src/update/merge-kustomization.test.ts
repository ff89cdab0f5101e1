import { fc } from '@castai-bot/testing/properties';
import { describe, expect, test } from 'vitest';
import { listResources } from '../edit-repo/edit-kustomization.ts';
import { isKustomizationEdited, mergeKustomization } from './merge-kustomization.ts';

const LABELS = { yours: 'yours', theirs: 'theirs' };

function render(resources: readonly string[], head = '# why'): string {
  const lines = resources.map((file) => `  - ${file}\n`).join('');
  return `${head}\nkind: Kustomization\nresources:\n${lines}`;
}

const merge = (base: string, yours: string, theirs: string): ReturnType<typeof mergeKustomization> =>
  mergeKustomization({ base, yours, theirs }, LABELS);

const sets = fc.uniqueArray(fc.constantFrom('a.yaml', 'b.yaml', 'c.yaml', 'd.yaml', 'e.yaml'), {
  minLength: 1,
});

describe('mergeKustomization', () => {
  test('mergeKustomization() of any order and any additions of yours has no conflict, and lists what both want', () => {
    const orders = sets.chain((before) =>
      fc.record({
        before: fc.constant(before),
        shuffled: fc.shuffledSubarray(before, { minLength: before.length }),
      }),
    );
    fc.assert(
      fc.property(orders, sets, fc.boolean(), ({ before, shuffled }, after, isMore) => {
        const common = before.filter((file) => after.includes(file));
        const theirs = [...common, ...after.filter((file) => !common.includes(file))];
        const yours = isMore ? [...shuffled, 'mine.yaml'] : shuffled;
        const { text, conflicts } = merge(render(before), render(yours), render(theirs, '# new'));
        expect(conflicts).toEqual([]);
        expect(text).toMatch(/^# new\n/);
        expect(listResources(text).toSorted()).toEqual(
          [...after, ...(isMore ? ['mine.yaml'] : [])].toSorted(),
        );
      }),
    );
  });

  test('mergeKustomization() leaves out what you have taken out, and keeps your line breaks', () => {
    const yours = render(['b.yaml']).replaceAll('\n', '\r\n');
    const { text } = merge(render(['a.yaml', 'b.yaml']), yours, render(['a.yaml', 'b.yaml', 'c.yaml']));
    expect(text).toBe(render(['b.yaml', 'c.yaml']).replaceAll('\n', '\r\n'));
  });

  test('mergeKustomization() makes of one without edits what is rendered', () => {
    const theirs = render(['b.yaml', 'a.yaml']);
    expect(merge(render(['a.yaml']), render(['a.yaml']), theirs).text).toBe(theirs);
  });

  test.each(['resources: [a.yaml]\n', 'kind: Kustomization\n'])(
    'mergeKustomization() marks what it cannot merge as a list: %j',
    (yours) => {
      expect(merge(render(['a.yaml']), yours, render(['b.yaml'])).conflicts).not.toEqual([]);
    },
  );
});

describe('isKustomizationEdited', () => {
  test.each([
    ['the same in another order', render(['b.yaml', 'a.yaml']), false],
    ['Windows line breaks', render(['a.yaml', 'b.yaml']).replaceAll('\n', '\r\n'), false],
    ['one more', render(['a.yaml', 'b.yaml', 'c.yaml']), true],
    ['one less', render(['a.yaml']), true],
    ['another line', render(['a.yaml', 'b.yaml'], '# mine'), true],
    ['no list', 'kind: Kustomization\n', true],
  ])('isKustomizationEdited() of %s', (_name, yours, isEdited) => {
    expect(isKustomizationEdited(render(['a.yaml', 'b.yaml']), yours)).toBe(isEdited);
  });
});
