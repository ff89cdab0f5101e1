import { describe, expect, test } from 'vitest';
import type { Position } from '../problem.ts';
import { getItems, getPath, getText, getValue } from './located.ts';
import { locateJson } from './locate-json.ts';
import { locateYaml } from './locate-yaml.ts';

describe('locateYaml', () => {
  test('locateYaml() knows where keys and values are, through anchors and in several documents', () => {
    const { report, found } = collect();
    const text = 'a: &x\n  b: [1, two]\nc: *x\nd:\n---\ne: |\n  text\n';
    const [first, second] = locateYaml(text, report);
    expect(found).toEqual([]);
    expect(getPath(first, ['a', 'b', 1])).toMatchObject({
      at: { line: 2, column: 10 },
      value: 'two',
      plain: 'two',
    });
    expect(getValue(first, 'c')?.at).toEqual({ line: 3, column: 4 });
    expect(getItems(getPath(first, ['c', 'b']))).toHaveLength(2);
    expect(getValue(first, 'd')).toMatchObject({ kind: 'scalar', value: null, at: { line: 4 } });
    expect(getValue(second, 'e')).toMatchObject({ block: { line: 7, indent: 2 }, value: 'text\n' });
    expect(getText(getValue(second, 'e'))).toBe('text\n');
  });

  test('locateYaml() reports the first error of the syntax, and every key that is there twice', () => {
    const { report, found } = collect();
    expect(locateYaml('a: 1\nb: [1\nc: 3\nd: }\n', report)).toEqual([]);
    expect(found).toEqual([expect.stringMatching(/^3:1 YAML: /)]);
    found.length = 0;
    expect(locateYaml('a: 1\na: 2\nb: 1\nb: 2\n', report)).toHaveLength(1);
    expect(found).toEqual(['2:1 YAML: Map keys must be unique', '4:1 YAML: Map keys must be unique']);
  });
});

describe('locateJson', () => {
  test('locateJson() knows where values are, tabs or not', () => {
    const { report, found } = collect();
    const located = locateJson('{\n\t"a": [1,\n\t\t{"b": "x"}]}', { report });
    expect(found).toEqual([]);
    expect(getPath(located, ['a', 1, 'b'])).toMatchObject({ value: 'x', at: { line: 3, column: 9 } });
  });

  test.each([
    ['{"a": 1,}', '1:9 JSON: '],
    ['{\n "a" 1}', '2:6 JSON: '],
    ['{"a": [1', '1:9 JSON: '],
    ['', '1:1 JSON: '],
    ['{"a": 1, "a": 2}', '1:10 JSON: Keys must be unique'],
  ])('locateJson() reports what is wrong with %j', (text, expected) => {
    const { report, found } = collect();
    locateJson(text, { report });
    expect(found).toEqual([expect.stringContaining(expected)]);
  });
});

function collect(): { found: string[]; report: (at: Position, message: string) => void } {
  const found: string[] = [];
  return { found, report: ({ line, column }, message) => found.push(`${line}:${column} ${message}`) };
}
