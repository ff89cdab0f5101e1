import { describe, expect, test } from 'vitest';
import { addResources, removeResources } from './edit-kustomization.ts';

const LISTED = '# why\nkind: Kustomization\nresources:\n  - a.yaml # first\n  - b.yaml\nnamePrefix: x\n';

describe('addResources', () => {
  test('addResources() adds lines behind the last, every other byte stays', () => {
    expect(addResources(LISTED, ['c.yaml', 'b.yaml', 'd.yaml'])).toBe(
      LISTED.replace('  - b.yaml\n', '  - b.yaml\n  - c.yaml\n  - d.yaml\n'),
    );
    expect(addResources('resources:\n- a.yaml # last', ['c.yaml'])).toBe(
      'resources:\n- a.yaml # last\n- c.yaml',
    );
    expect(addResources('resources: [a.yaml, "b.yaml"]\n', ['c.yaml'])).toBe(
      'resources: [a.yaml, "b.yaml", c.yaml]\n',
    );
    const dotted = 'resources:\n- ./a.yaml\n';
    expect(addResources(dotted, ['a.yaml'])).toBe(dotted);
  });

  test.each([
    ['kind: Kustomization\n', 'it has no list of resources'],
    ['resources:\n', 'it has no list of resources'],
    ['resources: [a', 'Flow sequence'],
  ])('addResources() refuses %j', (text, problem) => {
    expect(() => addResources(text, ['c.yaml'])).toThrow(problem);
  });
});

describe('removeResources', () => {
  test('removeResources() takes the lines away, every other byte stays', () => {
    expect(removeResources(LISTED, ['a.yaml', 'x.yaml'])).toBe(LISTED.replace('  - a.yaml # first\n', ''));
    expect(removeResources('resources:\n- ./a.yaml\n- b.yaml', ['b.yaml', 'a.yaml'])).toBe('resources:\n');
    expect(() => removeResources('resources: [a.yaml]', ['a.yaml'])).toThrow('wanted one line each');
  });
});
